import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const jwt = require('jsonwebtoken');
const app = express();

app.use(cors({ origin: 'https://a.example', credentials: true }));
app.use('/api', (req, res, next) => {
  try {
    req.user = jwt.verify((req.get('authorization') ?? '').replace('Bearer ', ''), 'secret');
  } catch (error) {
    return res.status(401).json({ error: error.message });
  }
  next();
});
app.get('/api/me', (req, res) => res.json({ name: req.user.name }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/api/me', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' } },
    { method: 'GET', path: '/api/me', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/api/me', headers: { origin: 'https://a.example', authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/api/none', headers: { origin: 'https://a.example' } },
  ],
});
