import { defineCase } from '../../case.js';

// The guard answers for paths that no route takes, too: nobody learns from a 404 what is there.
export default defineCase({
  section: '2.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/shops/:shopId', (req, res, next) => {
  if (req.get('x-shop') !== req.params.shopId) return res.status(401).json({ error: 'not your shop', shop: req.params.shopId });
  next();
});
app.get('/shops/:shopId/orders', (req, res) => res.json({ orders: [] }));
app.get('/shops', (req, res) => res.json({ shops: [] }));

module.exports = app;
`,
  requests: [
    'GET /shops',
    'GET /shops/',
    'GET /shops/5/orders',
    { method: 'GET', path: '/shops/5/orders', headers: { 'x-shop': '5' } },
    'DELETE /shops/5/orders',
    { method: 'DELETE', path: '/shops/5/orders', headers: { 'x-shop': '5' } },
    'GET /shops/5',
    'GET /shops/5/unknown',
    'POST /shops/5/unknown/deep?a=1',
    'HEAD /shops/5/unknown',
    { method: 'GET', path: '/shops/5/unknown', headers: { 'x-shop': '5' } },
    'GET /shop/5',
  ],
});
