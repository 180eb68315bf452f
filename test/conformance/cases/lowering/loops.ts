import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const routes = [
  { prefix: 'a', target: 'alpha' },
  { prefix: 'b', target: 'beta' },
];

app.get('/resolve/:word', (req, res) => {
  for (const route of routes) {
    if (req.params.word.startsWith(route.prefix)) {
      return res.json({ target: route.target });
    }
  }
  res.status(404).json({ target: null });
});

app.get('/first-even', (req, res) => {
  const numbers = String(req.query.n || '').split(',').map(Number);
  let i = 0;
  while (i < numbers.length) {
    if (numbers[i] % 2 === 0) {
      res.json({ even: numbers[i], at: i });
      return;
    }
    i += 1;
  }
  res.json({ even: null });
});

module.exports = app;
`,
  requests: [
    'GET /resolve/apple',
    'GET /resolve/bear',
    'GET /resolve/cat',
    'GET /first-even?n=3,5,8,2',
    'GET /first-even?n=1',
  ],
});
