import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: star'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/api/ping', (req, res) => res.json({ pong: true }));

app.get('*', (req, res) => {
  res.send('<!doctype html><title>Shop</title><p>' + req.path + '</p>');
});

module.exports = app;
`,
  requests: ['GET /api/ping', 'GET /', 'GET /products/7', 'GET /api/unknown'],
});
