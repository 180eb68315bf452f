import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 simple', '7 simple: brackets are letters', '7 simple: malformed percent', '14 req.query'],
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
