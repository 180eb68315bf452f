import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', (req, res) => {
  throw Object.assign(new Error('known'), { expose: true, status: 400 });
});
app.get('/b', () => {
  throw new Error('unknown');
});

app.use((err, req, res, next) => {
  if (err.expose) return res.status(err.status).send(err.message);
  next(err);
});

module.exports = app;
`,
  requests: ['GET /a', 'GET /b'],
});
