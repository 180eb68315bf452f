import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: star', '14 value of a wildcard'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/files/*', (req, res) => {
  res.json({ file: req.params[0] });
});

module.exports = app;
`,
  requests: ['GET /files/readme.txt', 'GET /files/docs/2024/plan.md', 'GET /files/a%20b/c'],
});
