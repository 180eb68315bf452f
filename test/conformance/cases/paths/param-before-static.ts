import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 order of declaration decides', '13 static before dynamic before catch-all'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id', (req, res) => {
  res.json({ id: req.params.id });
});

// Never reached: the route above is declared first.
app.get('/users/new', (req, res) => {
  res.json({ form: true });
});

app.post('/users/new', (req, res) => {
  res.status(201).json({ created: true });
});

module.exports = app;
`,
  requests: ['GET /users/new', 'GET /users/3', 'POST /users/new'],
});
