import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 app.locals and res.locals'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const items = [{ id: 1 }, { id: 2 }];
const find = (id) => items.find((item) => item.id === id);

app.locals.items = items;
app.locals.find = find;

app.get('/items', (req, res) => res.json(req.app.locals.items));
app.get('/items/:id', (req, res) => {
  const item = req.app.locals.find(Number(req.params.id));
  if (!item) return res.sendStatus(404);
  res.json(item);
});
app.post('/items', (req, res) => {
  req.app.locals.items.push({ id: 3 });
  res.status(201).json({ count: items.length });
});

module.exports = app;
`,
  requests: [
    'GET /items',
    'GET /items/2',
    'POST /items',
    'GET /items/3',
  ],
});
