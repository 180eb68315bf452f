import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/internal', (req, res, next) => {
  if (req.get('x-internal-key') !== 'k-123') {
    return res.status(403).json({ error: 'Forbidden' });
  }
  next();
});

app.get('/internal/metrics', (req, res) => res.json({ requests: 10 }));
app.get('/internal/config/:name', (req, res) => res.json({ name: req.params.name }));
app.get('/open', (req, res) => res.json({ open: true }));

module.exports = app;
`,
  requests: [
    'GET /internal/metrics',
    { method: 'GET', path: '/internal/metrics', headers: { 'x-internal-key': 'k-123' } },
    { method: 'GET', path: '/internal/config/a', headers: { 'x-internal-key': 'k-123' } },
    'GET /internal/unknown',
    'GET /open',
  ],
});
