import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 location'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/orders', (req, res) => {
  res.location('/orders/17');
  res.status(201).json({ id: 17, ...req.body });
});

app.post('/uploads', (req, res) => res.status(201).location('/uploads/a b?x=é').end());

module.exports = app;
`,
  requests: [{ method: 'POST', path: '/orders', body: { sku: 'x' } }, 'POST /uploads'],
});
