import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/merge', (req, res) => {
  res.json({ keys: Object.keys(req.body), nested: req.body.deep?.list?.[1] ?? null });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/merge', body: { constructor: 1, deep: { list: [1, { x: 2 }] } } },
    { method: 'POST', path: '/merge', headers: { 'content-type': 'application/json' }, body: '{"a":1,"a":2}' },
  ],
});
