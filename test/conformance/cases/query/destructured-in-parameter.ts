import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/add', ({ query: { a, b } }, res) => {
  res.json({ sum: Number(a) + Number(b) });
});

module.exports = app;
`,
  requests: ['GET /add?a=2&b=3', 'GET /add?a=2'],
});
