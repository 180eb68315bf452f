import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  if (req.query._method) req.method = String(req.query._method).toUpperCase();
  next();
});
app.delete('/x', (req, res) => res.json({ deleted: true, method: req.method }));
app.post('/x', (req, res) => res.json({ posted: true }));

module.exports = app;
`,
  requests: [
    'POST /x',
    'POST /x?_method=delete',
  ],
});
