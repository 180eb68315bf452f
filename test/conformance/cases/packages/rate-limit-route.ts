import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const authLimiter = require('./middleware/auth-limiter');
const app = express();

app.use(express.json());

const findUser = (req, res, next) => {
  req.user = { name: req.get('x-user') || 'nobody' };
  next();
};

app.post('/login', authLimiter, (req, res) => {
  if (req.body.password !== 'secret') return res.status(401).json({ error: 'wrong' });
  res.json({ ok: true });
});
app.post('/tokens/:kind', findUser, authLimiter, (req, res) => {
  if (req.params.kind === 'bad') throw new Error('no such kind');
  res.status(201).json({ kind: req.params.kind, user: req.user.name });
});
app.get('/health', (req, res) => res.json({ up: true }));
app.use((err, req, res, next) => res.status(500).json({ message: err.message }));

module.exports = app;
`,
  files: {
    'middleware/auth-limiter.js': `
const { rateLimit } = require('express-rate-limit');

module.exports = rateLimit({
  windowMs: 15 * 60 * 1000,
  limit: 4,
  skipSuccessfulRequests: true,
  standardHeaders: false,
  legacyHeaders: false,
  handler: (req, res) => res.status(429).set('X-Limited', 'yes').send('Too many tries'),
});
`,
  },
  requests: [
    'GET /health',
    { method: 'POST', path: '/login', body: { password: 'secret' } },
    { method: 'POST', path: '/login', body: { password: 'secret' } },
    { method: 'POST', path: '/login', body: { password: 'a' } },
    { method: 'POST', path: '/login', body: { password: 'b' } },
    { method: 'POST', path: '/tokens/api', headers: { 'x-user': 'ann' }, body: {} },
    { method: 'POST', path: '/tokens/bad', body: {} },
    { method: 'POST', path: '/login', body: { password: 'c' } },
    { method: 'POST', path: '/login', body: { password: 'secret' } },
    { method: 'POST', path: '/tokens/api', body: {} },
    'GET /health',
  ],
});
