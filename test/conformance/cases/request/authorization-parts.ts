import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/token', (req, res) => {
  const [scheme, token] = req.headers.authorization?.split(' ') ?? [];
  if (!/^bearer$/i.test(scheme)) return res.status(401).json({ scheme: scheme ?? null });
  return res.json({ token });
});

module.exports = app;
`,
  requests: [
    'GET /token',
    { method: 'GET', path: '/token', headers: { authorization: 'BEARER abc' } },
    { method: 'GET', path: '/token', headers: { authorization: 'Basic abc' } },
  ],
});
