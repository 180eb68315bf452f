import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();

app.set('trust proxy', 1);
const loginLimiter = rateLimit({ windowMs: 60000, limit: 2, standardHeaders: 'draft-7', legacyHeaders: false, message: { error: 'slow down' }, keyGenerator: (req) => req.get('x-client') ?? 'none' });
const strict = rateLimit({ windowMs: 60000, max: 1, standardHeaders: false, legacyHeaders: false, keyGenerator: () => 'all', handler: (req, res, next, options) => res.status(options.statusCode).send('once only') });

app.post('/login', loginLimiter, (req, res) => res.json({ used: req.rateLimit.used, limit: req.rateLimit.limit }));
app.get('/once', strict, (req, res) => res.send('first'));
app.get('/free', (req, res) => res.send('free'));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/login', headers: { 'x-client': 'a' } },
    { method: 'POST', path: '/login', headers: { 'x-client': 'a' } },
    { method: 'POST', path: '/login', headers: { 'x-client': 'a' } },
    { method: 'POST', path: '/login', headers: { 'x-client': 'b' } },
    'GET /once',
    'GET /once',
    'GET /free',
  ],
});
