import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: constraint on a parameter'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/files/:path(*)', (req, res) => res.json({ path: req.params.path }));

module.exports = app;
`,
  requests: ['GET /files/a/b.txt', 'GET /files/a'],
});
