import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('query parser', 'simple');

app.get('/products', (req, res) => {
  res.json(req.query);
});

module.exports = app;
`,
  requests: ['GET /products?price[gte]=10', 'GET /products?a=1&a=2'],
});
