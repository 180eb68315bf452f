import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 fresh for each layer'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.set('X-Id', String(req.params.id));
  next();
});
app.get('/items/:id', (req, res) => res.json({ id: req.params.id }));

module.exports = app;
`,
  requests: ['GET /items/4'],
});
