import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler replaces the error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/one', (req, res, next) => next(Object.assign(new Error('one'), { status: 400 })));
app.get('/two', (req, res, next) => next(new Error('two')));
app.use((err, req, res, next) => {
  if (err.message === 'two') throw Object.assign(new Error('handler broke'), { status: 502 });
  next(err);
});
app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /one',
    'GET /two',
  ],
});
