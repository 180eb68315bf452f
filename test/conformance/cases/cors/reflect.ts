import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: true, credentials: true }));

app.get('/x', (req, res) => res.json({ x: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/x', headers: { origin: 'https://any.example' } },
    'GET /x',
    { method: 'OPTIONS', path: '/x', headers: { origin: 'https://any.example', 'access-control-request-method': 'GET' } },
  ],
});
