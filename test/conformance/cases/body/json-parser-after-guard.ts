import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  if (!req.headers['x-key']) return res.status(401).json({ error: 'no key' });
  next();
});

app.post('/data', express.json(), (req, res) => res.json({ keys: Object.keys(req.body) }));

app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json' }, body: '{' },
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json', 'x-key': 'k' }, body: '{' },
    { method: 'POST', path: '/data', headers: { 'x-key': 'k' }, body: { a: 1, b: 2 } },
  ],
});
