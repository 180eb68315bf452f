import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 arrays of functions, flattened'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const first = (req, res, next) => {
  req.steps = ['first'];
  next();
};

const second = (req, res, next) => {
  req.steps.push('second');
  next();
};

app.get('/steps', [first, [second]], (req, res) => {
  res.json({ steps: req.steps });
});

module.exports = app;
`,
  requests: ['GET /steps'],
});
