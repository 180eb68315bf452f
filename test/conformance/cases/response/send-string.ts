import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: string', '9.1 HEAD has no body', '9.3 Content-Length', '9.3 generated ETag'],
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
