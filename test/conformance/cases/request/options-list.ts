import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 OPTIONS lists the methods', '14 automatic OPTIONS'],
  app: `
const express = require('express');
const app = express();

app.get('/thing', (req, res) => res.json({}));
app.put('/thing', (req, res) => res.json({}));

module.exports = app;
`,
  requests: ['GET /thing', 'OPTIONS /thing'],
});
