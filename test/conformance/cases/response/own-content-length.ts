import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['13 Content-Length, Content-Encoding, Transfer-Encoding'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/five', (req, res) => {
  res.set('Content-Length', '5');
  res.end('hello');
});
app.get('/json', (req, res) => res.set('Content-Length', '11').json({ ok: true }));

module.exports = app;
`,
  requests: [
    'GET /five',
    'GET /json',
  ],
});
