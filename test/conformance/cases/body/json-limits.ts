import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 limit'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/number', express.json({ limit: 20 }), (req, res) => res.json(req.body));
app.post('/text', express.json({ limit: '1kb' }), (req, res) => res.json({ length: req.body.text.length }));
app.use((err, req, res, next) => res.status(err.statusCode).json({ type: err.type, message: err.message, limit: err.limit, length: err.length }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/number', body: { a: 1 } },
    { method: 'POST', path: '/number', body: { a: 'too long for it' } },
    { method: 'POST', path: '/text', body: { text: 'x'.repeat(900) } },
    { method: 'POST', path: '/text', body: { text: 'x'.repeat(1100) } },
  ],
});
