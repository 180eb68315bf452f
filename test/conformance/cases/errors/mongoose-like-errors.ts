import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const errors = {
  cast: () => Object.assign(new Error('Cast'), { name: 'CastError', path: '_id', value: 'x' }),
  duplicate: () => Object.assign(new Error('dup'), { code: 11000, keyValue: { email: 'a' } }),
  validation: () => Object.assign(new Error('v'), { name: 'ValidationError', errors: { a: { message: 'a is needed' }, b: { message: 'b is short' } } }),
  token: () => Object.assign(new Error('jwt'), { name: 'JsonWebTokenError' }),
};
app.get('/:kind', (req, res, next) => next((errors[req.params.kind] ?? (() => new Error('other')))()));

app.use((err, req, res, next) => {
  let error = { ...err, message: err.message };
  if (err.name === 'CastError') error = { statusCode: 404, message: \`Resource not found with id of \${err.value}\` };
  if (err.code === 11000) error = { statusCode: 400, message: \`Duplicate field value: \${Object.keys(err.keyValue)}\` };
  if (err.name === 'ValidationError') error = { statusCode: 400, message: Object.values(err.errors).map((val) => val.message) };
  switch (err.name) {
    case 'JsonWebTokenError':
      error.statusCode = 401;
      break;
    default:
  }
  res.status(error.statusCode || 500).json({ success: false, error: error.message || 'Server Error' });
});

module.exports = app;
`,
  requests: [
    'GET /cast',
    'GET /duplicate',
    'GET /validation',
    'GET /token',
    'GET /other',
  ],
});
