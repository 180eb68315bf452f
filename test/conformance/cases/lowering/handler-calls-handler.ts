import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function list(req, res) {
  res.json({ items: ['a', 'b'], filter: req.query.filter ?? null });
}

function search(req, res) {
  if (!req.query.q) return list(req, res);
  res.json({ q: req.query.q });
}

app.get('/items', list);
app.get('/search', search);

module.exports = app;
`,
  requests: ['GET /items?filter=x', 'GET /search', 'GET /search?q=1'],
});
