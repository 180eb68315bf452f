import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 charset'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/bulk', (req, res) => res.json({ items: req.body.length }));
app.use((err, req, res, next) => res.status(err.statusCode || 500).json({ code: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/bulk', body: [1, 2, 3] },
    { method: 'POST', path: '/bulk', headers: { 'content-type': 'application/json; charset=utf-16' }, body: '[]' },
    { method: 'POST', path: '/bulk', headers: { 'content-type': 'application/json; charset=latin1' }, body: '[]' },
  ],
});
