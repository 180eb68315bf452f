import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: a string is encoded', '10 cookie: object and number'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/encoded', (req, res) => {
  res.cookie('greeting', 'hello, wörld; bye');
  res.end();
});
app.get('/object', (req, res) => {
  res.cookie('cart', { items: [1, 2] });
  res.end();
});
app.get('/number', (req, res) => {
  res.cookie('visits', 3);
  res.end();
});
app.get('/empty', (req, res) => {
  res.cookie('blank', '');
  res.end();
});

module.exports = app;
`,
  requests: ['GET /encoded', 'GET /object', 'GET /number', 'GET /empty'],
});
