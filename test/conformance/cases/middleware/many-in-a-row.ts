import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 many next() in a row'],
  app: `
const express = require('express');
const app = express();

const steps = Array.from({ length: 150 }, () => (req, res, next) => {
  req.steps = (req.steps || 0) + 1;
  next();
});
app.get('/deep', steps, (req, res) => res.json({ steps: req.steps }));

module.exports = app;
`,
  requests: [
    'GET /deep',
  ],
});
