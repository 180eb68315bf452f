import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const hits = new Map();

const limit = (max) => (req, res, next) => {
  const key = req.get('x-client') || 'anonymous';
  const count = (hits.get(key) || 0) + 1;
  hits.set(key, count);
  res.set('X-RateLimit-Remaining', String(Math.max(0, max - count)));
  if (count > max) return res.status(429).json({ error: 'Too many requests' });
  next();
};

app.get('/quote', limit(2), (req, res) => res.json({ quote: 'Less is more' }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/quote', headers: { 'x-client': 'a' } },
    { method: 'GET', path: '/quote', headers: { 'x-client': 'a' } },
    { method: 'GET', path: '/quote', headers: { 'x-client': 'a' } },
    { method: 'GET', path: '/quote', headers: { 'x-client': 'b' } },
  ],
});
