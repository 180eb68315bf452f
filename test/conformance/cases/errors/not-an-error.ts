import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['3 next(err) and next(falsy)'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/string', (req, res, next) => next('plain text'));
app.get('/object', () => {
  throw { status: 422, message: 'an object', fields: ['a'] };
});
app.get('/null', (req, res, next) => {
  next(null);
});
app.get('/null', (req, res) => res.send('went on'));

app.use((err, req, res, next) => {
  if (typeof err === 'string') return res.status(500).json({ text: err });
  res.status(err.status).json({ message: err.message, fields: err.fields });
});

module.exports = app;
`,
  requests: ['GET /string', 'GET /object', 'GET /null'],
});
