import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 no parser matched'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/parsed', express.json(), (req, res) => res.json({ body: req.body }));
app.post('/plain', (req, res) => res.json({ body: req.body === undefined ? 'none' : req.body }));
app.post('/larger', [express.json({ limit: '1mb' })], (req, res) => res.json({ keys: Object.keys(req.body) }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/parsed', body: { a: 1 } },
    { method: 'POST', path: '/plain', body: { a: 1 } },
    { method: 'POST', path: '/larger', body: { a: 1, b: 'x'.repeat(150000) } },
  ],
});
