import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['5 OPTIONS: an explicit route or middleware answers'],
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors());

app.get('/data', (req, res) => res.json({ open: true }));
app.post('/data', (req, res) => res.status(201).json({ open: true }));

module.exports = app;
`,
  requests: [
    'GET /data',
    { method: 'GET', path: '/data', headers: { origin: 'https://a.example' } },
    { method: 'POST', path: '/data', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/data', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' } },
    { method: 'OPTIONS', path: '/data', headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-token,content-type' } },
  ],
});
