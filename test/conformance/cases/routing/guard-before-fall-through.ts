import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 next()', "3 next('route')"],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const requireKey = (req, res, next) => {
  if (req.get('x-key') !== 'k') return res.status(401).json({ error: 'key' });
  req.user = { name: 'ann' };
  next();
};

app.get('/docs/:id', requireKey, (req, res, next) => {
  if (req.params.id === 'mine') return next('route');
  res.json({ id: req.params.id, user: req.user.name });
});
app.get('/docs/mine', (req, res) => res.json({ mine: true, user: req.user.name }));

module.exports = app;
`,
  requests: [
    'GET /docs/1',
    { method: 'GET', path: '/docs/1', headers: { 'x-key': 'k' } },
    'GET /docs/mine',
    { method: 'GET', path: '/docs/mine', headers: { 'x-key': 'k' } },
  ],
});
