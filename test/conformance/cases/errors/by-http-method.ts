import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.all('/fails', () => {
  throw new Error('always');
});
app.use((err, req, res, next) => {
  if (req.method === 'HEAD') return res.sendStatus(500);
  res.status(500).json({ method: req.method, url: req.originalUrl, error: err.message });
});

module.exports = app;
`,
  requests: [
    'GET /fails',
    'POST /fails?a=1',
    'DELETE /fails',
    'HEAD /fails',
  ],
});
