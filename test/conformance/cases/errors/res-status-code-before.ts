import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the status set before'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', (req, res) => {
  res.status(401);
  throw new Error('not authorised');
});
app.get('/b', (req, res) => {
  res.statusCode = 403;
  throw new Error('forbidden');
});
app.get('/c', (req, res, next) => {
  res.status(404);
  next(new Error('not found - ' + req.originalUrl));
});
app.get('/d', () => {
  throw new Error('plain');
});
const notFound = (req, res, next) => {
  const error = new Error(\`Not Found - \${req.originalUrl}\`);
  res.status(404);
  next(error);
};
const errorHandler = (err, req, res, next) => {
  const statusCode = res.statusCode === 200 ? 500 : res.statusCode;
  res.status(statusCode);
  res.json({ message: err.message, stack: process.env.NODE_ENV === 'production' ? null : 'stack' });
};
app.use(notFound);
app.use(errorHandler);

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /b',
    'GET /c',
    'GET /d',
    'GET /none',
  ],
});
