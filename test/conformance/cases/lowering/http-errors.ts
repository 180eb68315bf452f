import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const createError = require('http-errors');
const app = express();

app.get('/books/:id', (req, res, next) => {
  if (req.params.id === '0') return next(createError(404, 'No such book'));
  if (req.params.id === 'x') return next(createError(400));
  if (req.params.id === 'y') throw new createError.Conflict('taken');
  res.json({ id: req.params.id });
});

// catch 404 and forward to error handler
app.use(function (req, res, next) {
  next(createError(404));
});

// error handler
app.use(function (err, req, res, next) {
  // set locals, only providing error in development
  res.locals.message = err.message;
  res.locals.error = req.app.get('env') === 'development' ? err : {};

  res.status(err.status || 500);
  res.json({ message: res.locals.message });
});

module.exports = app;
`,
  requests: [
    'GET /books/1',
    'GET /books/0',
    'GET /books/x',
    'GET /books/y',
    'GET /nowhere',
  ],
});
