import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function respond(res, next, item) {
  if (!item) return next();
  res.json(item);
}

const items = { a: { name: 'A' } };

app.get('/items/:id', (req, res, next) => {
  respond(res, next, items[req.params.id]);
});
app.get('/items/:id', (req, res) => res.status(404).json({ missing: req.params.id }));

module.exports = app;
`,
  requests: [
    'GET /items/a',
    'GET /items/b',
  ],
});
