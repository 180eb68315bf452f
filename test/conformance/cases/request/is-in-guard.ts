import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function jsonOnly(req, res, next) {
  if (['POST', 'PUT', 'PATCH'].includes(req.method) && !req.is('application/json')) return res.status(415).json({ error: 'Unsupported Media Type' });
  next();
}

app.use(jsonOnly);
app.use(express.json());
app.post('/in', (req, res) => res.json(req.body));
app.get('/in', (req, res) => res.json({ ok: true }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: 'x' },
    'POST /in',
    'GET /in',
  ],
});
