import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();

app.set('trust proxy', 1);
app.use(express.json());
app.use((req, res, next) => {
  res.set('X-Api', 'notes');
  next();
});
app.use(rateLimit({ windowMs: 60000, limit: 3, standardHeaders: false, legacyHeaders: false, message: { error: 'slow down' } }));

app.get('/notes', (req, res) => res.json({ left: req.rateLimit.remaining, used: req.rateLimit.used }));
app.post('/notes', (req, res) => {
  if (!req.body.text) throw Object.assign(new Error('text is required'), { status: 422 });
  res.status(201).json({ text: req.body.text });
});
app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: err.message });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.1' } },
    { method: 'POST', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.1' }, body: { text: 'a' } },
    { method: 'POST', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.1' }, body: {} },
    { method: 'POST', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.1' }, body: { text: 'b' } },
    { method: 'GET', path: '/unknown', headers: { 'x-forwarded-for': '10.0.0.1' } },
    { method: 'GET', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.2' } },
    { method: 'GET', path: '/unknown', headers: { 'x-forwarded-for': '10.0.0.2' } },
    { method: 'DELETE', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.2' } },
    { method: 'POST', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.3', 'content-type': 'application/json' }, body: '{"text":' },
    { method: 'GET', path: '/notes', headers: { 'x-forwarded-for': '10.0.0.3' } },
  ],
});
