import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const codes = require('./codes');
const app = express();

app.get('/literal', (req, res) => res.send(404));
app.get('/named', (req, res) => res.send(codes.UNAUTHORIZED));
app.get('/sent', (req, res) => res.sendStatus(codes.FORBIDDEN));
app.get('/any', (req, res) => {
  const count = Number(req.query.count);
  res.sendStatus(count);
});

module.exports = app;
`,
  files: {
    'codes.js': `
module.exports = { UNAUTHORIZED: 401, FORBIDDEN: 403 };
`,
  },
  requests: [
    'GET /literal',
    'GET /named',
    'GET /sent',
    'GET /any?count=204',
  ],
});
