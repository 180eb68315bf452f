import { defineCase } from '../../case.js';

const preflight = (path: string, origin: string) => ({ method: 'OPTIONS', path, headers: { origin, 'access-control-request-method': 'POST' } });

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const allowed = ['http://a.example', 'http://b.example'];
app.use('/api', cors({
  origin: (origin, callback) => callback(null, allowed.includes(origin)),
  credentials: true,
}));
app.get('/api/items', (req, res) => res.json([]));
app.get('/open', (req, res) => res.send('open'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/api/items', headers: { origin: 'http://a.example' } },
    { method: 'GET', path: '/api/items', headers: { origin: 'http://evil.example' } },
    { method: 'GET', path: '/api/unknown', headers: { origin: 'http://b.example' } },
    preflight('/api/items', 'http://a.example'),
    preflight('/api/unknown', 'http://a.example'),
    preflight('/api/unknown', 'http://evil.example'),
    'GET /open',
  ],
});
