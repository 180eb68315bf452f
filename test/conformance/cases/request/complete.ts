import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/state', (req, res) => res.json({ aborted: req.aborted, method: req.method }));

module.exports = app;
`,
  requests: [
    'GET /state',
  ],
});
