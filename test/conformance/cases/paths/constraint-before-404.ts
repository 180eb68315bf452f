import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: constraint on a parameter'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id(\\\\d+)', (req, res) => res.json({ id: req.params.id }));
app.use((req, res) => res.status(404).json({ error: 'no ' + req.path }));

module.exports = app;
`,
  requests: ['GET /users/1', 'GET /users/ann', 'GET /other'],
});
