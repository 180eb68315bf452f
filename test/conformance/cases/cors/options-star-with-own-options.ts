import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  express: 4,
  app: `
const express = require('express');
const cors = require('cors');
const app = express();
const options = { origin: ['https://a.example'], allowedHeaders: ['X-A', 'Content-Type'], maxAge: 60, optionsSuccessStatus: 200 };

app.options('*', cors(options));
app.get('/a', cors(options), (req, res) => res.json({ a: 1 }));
app.get('/b', (req, res) => res.json({ b: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/b', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/b', headers: { origin: 'https://a.example' } },
  ],
});
