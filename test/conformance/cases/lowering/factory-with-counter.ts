import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const limiter = (max) => {
  let count = 0;
  return (req, res, next) => {
    count += 1;
    if (count > max) return res.status(429).json({ error: 'too many', count });
    next();
  };
};

app.get('/a', limiter(1), (req, res) => res.json('a'));
app.get('/b', limiter(2), (req, res) => res.json('b'));

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /a',
    'GET /b',
    'GET /b',
    'GET /b',
  ],
});
