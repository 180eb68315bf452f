import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 middleware and routes interleaved in source order'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/before', (req, res) => res.json({ stamped: req.stamped === true }));

app.use((req, res, next) => {
  req.stamped = true;
  res.set('X-Stamped', 'yes');
  next();
});

app.get('/after', (req, res) => res.json({ stamped: req.stamped === true }));

module.exports = app;
`,
  requests: ['GET /before', 'GET /after'],
});
