import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors());

app.use('/api', (req, res, next) => {
  if (req.headers['x-api-key'] !== 'k1') return res.status(401).json({ error: 'API key required' });
  next();
});

app.get('/api/things', (req, res) => res.json(['a']));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/api/things', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-api-key' } },
    { method: 'GET', path: '/api/things', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/api/things', headers: { origin: 'https://a.example', 'x-api-key': 'k1' } },
  ],
});
