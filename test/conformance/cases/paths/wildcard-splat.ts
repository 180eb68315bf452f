import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: wildcard of one or more segments', '14 value of a wildcard'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/files/*path', (req, res) => {
  res.json({ file: req.params.path.join('/'), depth: req.params.path.length });
});

module.exports = app;
`,
  requests: ['GET /files/readme.txt', 'GET /files/docs/2024/plan.md', 'GET /files/a%20b/c'],
});
