import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler replaces the error'],
  expect: 'native',
  app: `
const express = require('express');
const { errorConverter, errorHandler } = require('./error');
const ApiError = require('./api-error');
const app = express();

app.get('/api', (req, res, next) => next(new ApiError(404, 'Not here')));
app.get('/plain', (req, res, next) => next(Object.assign(new Error('plain'), { statusCode: 418 })));
app.get('/mystery', (req, res, next) => next(new Error('mystery')));
app.use((req, res, next) => next(new ApiError(404, 'Not found')));
app.use(errorConverter);
app.use(errorHandler);

module.exports = app;
`,
  files: {
    'api-error.js': `
class ApiError extends Error {
  constructor(statusCode, message, isOperational = true, stack = '') {
    super(message);
    this.statusCode = statusCode;
    this.isOperational = isOperational;
    if (stack) this.stack = stack;
  }
}
module.exports = ApiError;
`,
    'error.js': `
const ApiError = require('./api-error');

const errorConverter = (err, req, res, next) => {
  let error = err;
  if (!(error instanceof ApiError)) {
    const statusCode = error.statusCode || 500;
    error = new ApiError(statusCode, error.message || 'oops', false, err.stack);
  }
  next(error);
};
const errorHandler = (err, req, res, next) => {
  let { statusCode, message } = err;
  if (process.env.NODE_ENV === 'production' && !err.isOperational) {
    statusCode = 500;
    message = 'Internal Server Error';
  }
  res.locals.errorMessage = err.message;
  res.status(statusCode).send({ code: statusCode, message });
};
module.exports = { errorConverter, errorHandler };
`,
  },
  requests: [
    'GET /api',
    'GET /plain',
    'GET /mystery',
    'GET /none',
  ],
});
