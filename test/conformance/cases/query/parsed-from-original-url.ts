import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['2.1 the query takes no part'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/raw', (req, res) => {
  const url = new URL(req.originalUrl, 'http://localhost');
  res.json({ search: url.search, all: url.searchParams.getAll('x') });
});

module.exports = app;
`,
  requests: ['GET /raw?x=1&x=2', 'GET /raw'],
});
