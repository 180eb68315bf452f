import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  if (req.originalUrl === '/webhook') next();
  else express.json()(req, res, next);
});
app.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => res.json({ raw: req.body.toString() }));
app.post('/orders', (req, res) => res.status(201).json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/webhook', headers: { 'content-type': 'application/json' }, body: '{"type":"paid"}' },
    { method: 'POST', path: '/orders', body: { id: 1 } },
  ],
});
