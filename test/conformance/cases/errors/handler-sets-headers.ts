import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.set('X-Trace', 't1').set('Cache-Control', 'max-age=60');
  next();
});
app.get('/fails', (req, res) => {
  res.set('X-Partial', 'yes').cookie('a', '1');
  throw Object.assign(new Error('x'), { headers: { 'X-Error': 'e', 'Retry-After': '1' } });
});
app.use((err, req, res, next) => {
  res.set('Cache-Control', 'no-store');
  if (err.headers) res.set(err.headers);
  res.status(500).type('text').send('failed');
});

module.exports = app;
`,
  requests: [
    'GET /fails',
  ],
});
