import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler under a path'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/api/x', () => {
  throw new Error('api');
});
app.get('/web/x', () => {
  throw new Error('web');
});
app.get('/x', () => {
  throw new Error('root');
});
app.use('/api', (err, req, res, next) => res.status(500).json({ error: err.message }));
app.use('/web', (err, req, res, next) => res.status(500).send('<h1>' + err.message + '</h1>'));

module.exports = app;
`,
  requests: [
    'GET /api/x',
    'GET /web/x',
    'GET /x',
  ],
});
