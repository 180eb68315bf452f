import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();

app.use('/api', rateLimit({
  windowMs: 60000,
  limit: 1,
  standardHeaders: true,
  legacyHeaders: false,
  keyGenerator: () => 'one',
  skip: (req) => req.get('x-internal') === 'yes',
  skipFailedRequests: true,
  requestWasSuccessful: (req, res) => res.statusCode < 400,
}));
app.get('/api/a', (req, res) => res.json({ a: true }));
app.get('/api/fails', (req, res) => res.status(400).json({ failed: true }));

module.exports = app;
`,
  requests: [
    'GET /api/fails',
    { method: 'GET', path: '/api/a', headers: { 'x-internal': 'yes' } },
    'GET /api/a',
    'GET /api/a',
    { method: 'GET', path: '/api/a', headers: { 'x-internal': 'yes' } },
  ],
});
