import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const seen = [];

app.post('/seen/:a', (req, res) => {
  switch (req.params.a) {
    case 'x':
      res.status(201).json({ x: true });
      break;
    default:
      res.json({ x: false });
  }
  for (const letter of req.params.a) seen.push(letter);
});
app.get('/seen', (req, res) => res.json(seen));

module.exports = app;
`,
  requests: [
    'POST /seen/x',
    'POST /seen/yz',
    'GET /seen',
  ],
});
