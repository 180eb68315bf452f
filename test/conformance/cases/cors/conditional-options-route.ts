import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

if (process.env.NODE_ENV === 'development') app.use(cors({ origin: 'http://localhost:3000', preflightContinue: false }));
app.get('/a', (req, res) => res.json({ a: 1 }));
app.options('/b', cors());
app.post('/b', cors(), (req, res) => res.json({ b: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/a', headers: { origin: 'http://localhost:3000' } },
    { method: 'OPTIONS', path: '/b', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' } },
    { method: 'POST', path: '/b', headers: { origin: 'https://a.example' } },
  ],
});
