import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: maxAge in milliseconds'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/remember', (req, res) => {
  res.cookie('remember', 'yes', { maxAge: 15 * 60 * 1000, httpOnly: true });
  res.status(204).end();
});

app.post('/until', (req, res) => {
  res.cookie('promo', 'x', { expires: new Date(Date.UTC(2040, 0, 1)) });
  res.status(204).end();
});

module.exports = app;
`,
  requests: ['POST /remember', 'POST /until'],
});
