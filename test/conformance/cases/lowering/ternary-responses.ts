import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const stock = { pen: 3, ink: 0 };

app.get('/stock/:item', (req, res) => {
  const count = stock[req.params.item];
  count === undefined
    ? res.status(404).json({ error: 'unknown' })
    : res.status(count ? 200 : 410).json({ count });
});

app.get('/has/:item', (req, res) => (req.params.item in stock ? res.sendStatus(200) : res.sendStatus(404)));

module.exports = app;
`,
  requests: ['GET /stock/pen', 'GET /stock/ink', 'GET /stock/cap', 'GET /has/pen', 'GET /has/cap'],
});
