import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 next()'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const requireKey = (req, res, next) => (req.get('x-key') ? next() : res.status(401).send('key'));

app.use('/shops/:shop/admin', requireKey);
app.use('/shops/me', (req, res, next) => {
  res.set('X-Own', '1');
  next();
});
app.get('/shops/:shop', (req, res) => res.json({ shop: req.params.shop }));
app.get('/shops/:shop/:page', (req, res) => res.json({ page: req.params.page }));

module.exports = app;
`,
  requests: [
    'GET /shops/a',
    'GET /shops/me',
    'GET /shops/a/admin',
    { method: 'GET', path: '/shops/a/admin', headers: { 'x-key': '1' } },
    'GET /shops/a/news',
    'GET /shops/me/admin',
  ],
});
