import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const createError = require('http-errors');
const express = require('express');
const app = express();

app.get('/', (req, res) => res.send('home'));
// catch 404 and forward to error handler
app.use(function (req, res, next) {
  next(createError(404));
});
// error handler
app.use(function (err, req, res, next) {
  res.locals.message = err.message;
  res.locals.error = req.app.get('env') === 'development' ? err : {};
  res.status(err.status || 500);
  res.json({ message: res.locals.message, error: res.locals.error });
});

module.exports = app;
`,
  requests: [
    'GET /',
    'GET /none',
    'POST /',
  ],
});
