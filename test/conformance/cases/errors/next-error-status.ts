import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id', (req, res, next) => {
  if (req.params.id === '0') {
    const err = new Error('User not found');
    err.statusCode = 404;
    return next(err);
  }
  res.json({ id: req.params.id });
});

app.use((err, req, res, next) => {
  const status = err.statusCode || 500;
  res.status(status).json({ status, message: err.message });
});

module.exports = app;
`,
  requests: ['GET /users/1', 'GET /users/0'],
});
