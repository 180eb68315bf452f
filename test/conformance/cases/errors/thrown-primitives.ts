import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/string', () => {
  throw 'a string';
});
app.get('/number', () => {
  throw 42;
});
app.get('/object', () => {
  throw { code: 'X', status: 418 };
});
app.get('/null', (req, res, next) => {
  Promise.reject(null).catch((reason) => next(reason ?? new Error('null')));
});
app.use((err, req, res, next) => res.status(err.status ?? 500).json({ type: typeof err, err }));

module.exports = app;
`,
  requests: [
    'GET /string',
    'GET /number',
    'GET /object',
    'GET /null',
  ],
});
