import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 methods that Next has not', '13 methods'],
  app: `
const express = require('express');
const app = express();

app.get('/folder', (req, res) => res.json({ folder: true }));
app.propfind('/folder', (req, res) => res.status(207).send('<multistatus/>'));

module.exports = app;
`,
  requests: [
    'GET /folder',
  ],
});
