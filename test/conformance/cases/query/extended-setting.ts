import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['1 query parser'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('query parser', 'extended');

app.get('/products', (req, res) => {
  res.json(req.query);
});

module.exports = app;
`,
  requests: ['GET /products?price[gte]=10&tags[]=a&tags[]=b', 'GET /products?sort=-price,name&page=2'],
});
