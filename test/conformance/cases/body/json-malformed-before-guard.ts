import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.use((req, res, next) => {
  if (req.get('authorization') !== 'Bearer key') return res.status(401).json({ error: 'unauthorized' });
  next();
});

app.post('/data', (req, res) => res.json(req.body));

app.use((err, req, res, next) => {
  res.status(err.status).json({ error: err.type });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json' }, body: '{' },
    { method: 'POST', path: '/data', body: { a: 1 } },
    { method: 'POST', path: '/data', headers: { authorization: 'Bearer key' }, body: { a: 1 } },
  ],
});
