import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the status of the error'],
  expect: 'native',
  app: `
const express = require('express');
const createError = require('http-errors');
const app = express();

app.get('/404', (req, res, next) => next(createError(404)));
app.get('/401', (req, res, next) => next(createError(401, 'Please log in')));
app.get('/500', (req, res, next) => next(createError(500, 'secret detail')));
app.get('/hidden', (req, res, next) => next(createError(400, 'hidden', { expose: false })));
app.get('/shown', (req, res, next) => next(createError(503, 'shown', { expose: true })));
app.get('/wrapped', (req, res, next) => next(createError(422, new TypeError('wrapped'), { field: 'a' })));
app.get('/class', () => {
  throw new createError.ImATeapot();
});
app.use((err, req, res, next) => {
  res.status(err.status).json({ name: err.name, message: err.expose ? err.message : 'error', field: err.field, is: createError.isHttpError(err) });
});

module.exports = app;
`,
  requests: [
    'GET /404',
    'GET /401',
    'GET /500',
    'GET /hidden',
    'GET /shown',
    'GET /wrapped',
    'GET /class',
  ],
});
