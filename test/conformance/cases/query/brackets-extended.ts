import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 extended: nested objects and arrays', '14 req.query'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/products', (req, res) => {
  const { price = {}, ids = [] } = req.query;
  res.json({ min: price.gte, max: price.lte, ids, query: req.query });
});

module.exports = app;
`,
  requests: [
    'GET /products?price[gte]=10&price[lte]=20',
    'GET /products?ids[]=1&ids[]=2',
    'GET /products?a[b][c]=d',
    'GET /products',
  ],
});
