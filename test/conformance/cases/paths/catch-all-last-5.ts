import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: wildcard of zero or more segments'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/api/ping', (req, res) => res.json({ pong: true }));

app.get('/{*any}', (req, res) => {
  res.send('<!doctype html><title>Shop</title><p>' + req.path + '</p>');
});

module.exports = app;
`,
  requests: ['GET /api/ping', 'GET /', 'GET /products/7', 'GET /api/unknown'],
});
