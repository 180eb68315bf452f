import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', (req, res, next) => next(Object.assign(new Error('a'), { status: 404 })));
app.get('/b', (req, res, next) => next(Object.assign(new Error('b'), { statusCode: 409, details: { x: 1 } })));
app.get('/c', (req, res, next) => next(new Error('c')));
app.use((err, req, res, next) => {
  const status = err.statusCode || err.status || 500;
  const body = { status, message: status < 500 ? err.message : 'Internal Server Error' };
  if (err.details) body.details = err.details;
  res.status(status).json(body);
});

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /b',
    'GET /c',
  ],
});
