import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: optional group'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/{:lang/}about', (req, res) => res.json({ lang: req.params.lang ?? 'en' }));
app.get('/shop{/:category}/items', (req, res) => res.json({ category: req.params.category ?? 'all' }));

module.exports = app;
`,
  requests: ['GET /about', 'GET /de/about', 'GET /shop/items', 'GET /shop/books/items'],
});
