import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const assert = require('node:assert');
const app = express();
app.use(express.json());

app.post('/sum', (req, res) => {
  let numbers;
  try {
    assert(Array.isArray(req.body.numbers));
    numbers = req.body.numbers.map(Number);
  } catch {
    return res.status(422).json({ error: 'numbers must be a list' });
  }
  if (!numbers.length) return void res.status(204).end();
  res.json({ sum: numbers.reduce((a, b) => a + b, 0) });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/sum', body: { numbers: [1, 2] } },
    { method: 'POST', path: '/sum', body: { numbers: [] } },
    { method: 'POST', path: '/sum', body: { numbers: 'x' } },
  ],
});
