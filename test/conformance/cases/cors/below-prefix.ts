import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use('/api', cors({ origin: 'https://a.example' }));
app.get('/api/a', (req, res) => res.json({ a: 1 }));
app.get('/b', (req, res) => res.json({ b: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/api/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/api/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/api/none', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/api/none', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/b', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/b', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
  ],
});
