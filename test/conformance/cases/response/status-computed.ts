import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 status: an integer'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const CODES = { missing: 404, gone: 410 };

app.get('/why/:reason', (req, res) => {
  const code = CODES[req.params.reason] || 400;
  res.status(code).json({ code });
});
app.get('/ternary', (req, res) => res.status(req.query.ok ? 200 : 422).send('ternary'));
app.get('/number/:n', (req, res) => {
  const n = parseInt(req.params.n, 10);
  res.status(n);
  res.json({ n });
});

module.exports = app;
`,
  requests: [
    'GET /why/missing',
    'GET /why/gone',
    'GET /why/else',
    'GET /ternary',
    'GET /ternary?ok=1',
    'GET /number/203',
  ],
});
