import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 app.all takes every method and may pass on'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.all('/echo', (req, res) => {
  res.json({ method: req.method });
});

module.exports = app;
`,
  requests: ['GET /echo', 'POST /echo', 'PUT /echo', 'DELETE /echo', 'PATCH /echo'],
});
