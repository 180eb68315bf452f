import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: own encode'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/own', (req, res) => res.cookie('a', 'x y', { encode: (value) => value.replace(' ', '+') }).end());
app.get('/plain', (req, res) => res.cookie('token', 'a.b-c', { encode: String }).end());
app.get('/object', (req, res) => res.cookie('o', { a: 1 }, { encode: (text) => Buffer.from(text).toString('base64') }).end());

module.exports = app;
`,
  requests: ['GET /own', 'GET /plain', 'GET /object'],
});
