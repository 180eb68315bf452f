import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: 'https://app.example.com', credentials: true }));

app.get('/me', (req, res) => res.json({ name: 'Ann' }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/me', headers: { origin: 'https://app.example.com' } },
    { method: 'GET', path: '/me', headers: { origin: 'https://evil.example' } },
    { method: 'OPTIONS', path: '/me', headers: { origin: 'https://app.example.com', 'access-control-request-method': 'GET' } },
  ],
});
