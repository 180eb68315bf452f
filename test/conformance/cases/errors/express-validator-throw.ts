import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const { query, validationResult } = require('express-validator');
const app = express();

app.get('/search', query('q').notEmpty().withMessage('q is needed'), (req, res) => {
  validationResult(req).throw();
  res.json({ q: req.query.q });
});
app.use((err, req, res, next) => res.status(400).json({ message: err.message, errors: err.array ? err.array().map((one) => one.msg) : null }));

module.exports = app;
`,
  requests: [
    'GET /search?q=x',
    'GET /search',
  ],
});
