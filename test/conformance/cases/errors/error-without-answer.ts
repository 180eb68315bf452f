import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler replaces the error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', () => {
  throw new Error('first');
});
app.use((err, req, res, next) => {
  throw new TypeError('second after ' + err.message);
});
app.use((err, req, res, next) => res.status(500).json({ name: err.name, message: err.message }));

module.exports = app;
`,
  requests: ['GET /a'],
});
