import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: wildcard of one or more segments'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/repos/*path/raw', (req, res) => res.json({ raw: req.params.path }));
app.get('/repos/*path', (req, res) => res.json({ path: req.params.path }));

module.exports = app;
`,
  requests: ['GET /repos/a/b%2Fc/raw', 'GET /repos/a/b', 'GET /repos/raw', 'GET /repos'],
});
