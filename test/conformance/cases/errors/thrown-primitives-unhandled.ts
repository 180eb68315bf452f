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
app.get('/object', (req, res, next) => next({ status: 400 }));
app.get('/array', (req, res, next) => next([1]));

module.exports = app;
`,
  requests: [
    'GET /string',
    'GET /object',
    'GET /array',
  ],
});
