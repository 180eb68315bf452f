import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the headers of the error'],
  expect: 'native',
  app: `
const express = require('express');
const createError = require('http-errors');
const app = express();

app.get('/limited', (req, res, next) => next(createError(429, 'slow down', { headers: { 'Retry-After': '30', 'X-Limit': '5' } })));
app.get('/auth', () => {
  throw createError(401, 'no', { headers: { 'WWW-Authenticate': 'Basic realm="x"' } });
});
app.get('/async', async () => {
  throw createError.NotFound('nothing here');
});

module.exports = app;
`,
  requests: [
    'GET /limited',
    'GET /auth',
  ],
});
