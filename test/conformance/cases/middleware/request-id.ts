import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  req.id = req.get('X-Request-Id') || 'none';
  res.set('X-Request-Id', req.id);
  next();
});

app.get('/trace', (req, res) => res.json({ id: req.id }));

module.exports = app;
`,
  requests: ['GET /trace', { method: 'GET', path: '/trace', headers: { 'x-request-id': 'r-77' } }],
});
