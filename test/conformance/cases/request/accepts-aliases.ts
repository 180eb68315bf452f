import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/aliases', (req, res) => {
  res.json({ charset: req.acceptsCharset('utf-8'), encoding: req.acceptsEncoding('gzip'), language: req.acceptsLanguage('en', 'de') });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/aliases', headers: { 'accept-charset': 'utf-8', 'accept-encoding': 'gzip', 'accept-language': 'de' } },
  ],
});
