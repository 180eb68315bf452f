import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const allowed = new Set(['https://a.example']);
const load = (origin) => new Promise((resolve) => setTimeout(() => resolve(allowed.has(origin)), 2));
const corsOptions = async (req, callback) => {
  const isAllowed = await load(req.header('Origin'));
  callback(null, { origin: isAllowed, credentials: isAllowed });
};

app.use(cors(corsOptions));
app.get('/a', (req, res) => res.json({ a: true }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://b.example' } },
    'GET /a',
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
  ],
});
