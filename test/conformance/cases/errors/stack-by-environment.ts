import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['1 env'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/fail', () => {
  throw new Error('oops');
});

app.use((err, req, res, next) => {
  const body = { message: err.message };
  if (process.env.NODE_ENV === 'development') body.stack = err.stack;
  res.status(500).json(body);
});

module.exports = app;
`,
  requests: ['GET /fail'],
});
