import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const cache = {};
let misses = 0;

function memo(key, make) {
  if (!(key in cache)) {
    misses += 1;
    cache[key] = make();
  }
  return cache[key];
}

app.get('/square/:n', (req, res) => {
  const value = memo(req.params.n, () => Number(req.params.n) ** 2);
  res.set('X-Misses', misses).json({ value });
});

module.exports = app;
`,
  requests: ['GET /square/4', 'GET /square/4', 'GET /square/5'],
});
