import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/products', (req, res) => {
  res.json({ query: req.query, min: req.query['price[gte]'] });
});

module.exports = app;
`,
  requests: ['GET /products?price[gte]=10&price[lte]=20', 'GET /products?ids[]=1&ids[]=2', 'GET /products?a=%zz'],
});
