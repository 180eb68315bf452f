import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 once for each value'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let loads = 0;

app.param('id', (req, res, next, id) => {
  loads += 1;
  req.item = { id, loads };
  next();
});
app.get('/items/:id', (req, res, next) => next());
app.get('/items/:id', (req, res) => res.json(req.item));

module.exports = app;
`,
  requests: ['GET /items/1', 'GET /items/2'],
});
