import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/html', (req, res) => res.send('<h1>Hello</h1>'));
app.get('/empty-string', (req, res) => res.send(''));
app.get('/unicode', (req, res) => {
  res.send('smørrebrød ☃');
});

module.exports = app;
`,
  requests: ['GET /html', 'GET /empty-string', 'GET /unicode', 'HEAD /html'],
});
