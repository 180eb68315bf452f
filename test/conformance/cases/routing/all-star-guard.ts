import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 app.all takes every method and may pass on'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.all('/api/*', (req, res, next) => (req.get('x-key') ? next() : res.status(401).json({ error: 'key' })));
app.get('/api/items', (req, res) => res.json([1]));
app.post('/api/items', (req, res) => res.status(201).json({}));
app.get('/open', (req, res) => res.send('open'));

module.exports = app;
`,
  requests: [
    'GET /api/items',
    { method: 'GET', path: '/api/items', headers: { 'x-key': '1' } },
    { method: 'POST', path: '/api/items', headers: { 'x-key': '1' } },
    'GET /open',
    'GET /api/none',
  ],
});
