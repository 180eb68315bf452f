import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: ['https://a.example', 'https://b.example', /\\.c\\.example$/] }));

app.get('/x', (req, res) => res.json({ x: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/x', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/x', headers: { origin: 'https://b.example' } },
    { method: 'GET', path: '/x', headers: { origin: 'https://sub.c.example' } },
    { method: 'GET', path: '/x', headers: { origin: 'https://d.example' } },
    'GET /x',
    { method: 'OPTIONS', path: '/x', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } },
  ],
});
