import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const AppError = require('./utils/AppError');
const errorHandler = require('./middleware/errorHandler');

const app = express();

app.get('/orders/:id', (req, res, next) => {
  const id = Number(req.params.id);
  if (Number.isNaN(id)) return next(new AppError('Order id must be a number', 400));
  if (id > 100) return next(new AppError(\`No order \${id}\`, 404));
  res.json({ id });
});

app.get('/bug', (req, res) => {
  const settings = JSON.parse('{}');
  res.json(settings.theme.name);
});

app.use(errorHandler);

module.exports = app;
`,
  files: {
    'utils/AppError.js': `
class AppError extends Error {
  constructor(message, statusCode) {
    super(message);
    this.statusCode = statusCode;
    this.status = \`\${statusCode}\`.startsWith('4') ? 'fail' : 'error';
    this.isOperational = true;
    Error.captureStackTrace(this, this.constructor);
  }
}

module.exports = AppError;
`,
    'middleware/errorHandler.js': `
module.exports = (err, req, res, next) => {
  err.statusCode = err.statusCode || 500;
  err.status = err.status || 'error';

  if (err.isOperational) {
    res.status(err.statusCode).json({ status: err.status, message: err.message });
  } else {
    res.status(500).json({ status: 'error', message: 'Something went very wrong!' });
  }
};
`,
  },
  requests: ['GET /orders/5', 'GET /orders/x', 'GET /orders/500', 'GET /bug'],
});
