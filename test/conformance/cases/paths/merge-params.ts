import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 mergeParams'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const reviews = express.Router({ mergeParams: true });

reviews.get('/', (req, res) => res.json({ product: req.params.productId, reviews: [] }));
reviews.get('/:id', (req, res) => res.json(req.params));

app.use('/products/:productId/reviews', reviews);

module.exports = app;
`,
  requests: ['GET /products/9/reviews', 'GET /products/9/reviews/3'],
});
