import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/check/:value', (req, res) => {
  let status = 200;
  const problems = [];
  if (req.params.value.length > 3) {
    status = 422;
    problems.push('too long');
  }
  res.status(status).json({ problems });
});

module.exports = app;
`,
  requests: [
    'GET /check/ab',
    'GET /check/abcdef',
  ],
});
