import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ["2.5 next('route') and errors", '2.5 not for a method without a route'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.param('id', (req, res, next, id) => {
  if (id === '0') return next('route');
  if (id === 'bad') return next(new Error('bad id'));
  next();
});
app.get('/things/:id', (req, res) => res.json({ id: req.params.id }));
app.get('/things/0', (req, res) => res.json({ zero: true }));
app.use((err, req, res, next) => res.status(422).json({ error: err.message }));

module.exports = app;
`,
  requests: ['GET /things/5', 'GET /things/bad', 'GET /things/0'],
});
