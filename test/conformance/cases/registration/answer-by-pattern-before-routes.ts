import { defineCase } from '../../case.js';

// What answers in front of a route, for a path that cannot be said in advance, leaves the route to the original app.
export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use(/^((?!api).)*/, (req, res) => {
  res.send('page ' + req.originalUrl);
});
app.use(/^\\/shop(\\/old)?/, (req, res) => res.send('shop ' + req.url));
app.get('/api/books', (req, res) => res.json([]));
app.get('/shop/older', (req, res) => res.json({ older: true }));
app.get('/books', (req, res) => res.json({ never: true }));

module.exports = app;
`,
  requests: ['GET /api/books', 'GET /books', 'GET /other', 'GET /shop/older', 'GET /shop/old', 'GET /shop/old/1', 'GET /shop'],
});
