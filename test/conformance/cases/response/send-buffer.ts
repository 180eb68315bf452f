import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: Buffer'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/bytes', (req, res) => {
  res.send(Buffer.from([1, 2, 3, 250]));
});

app.get('/typed', (req, res) => {
  res.type('png').send(Buffer.from('89504e47', 'hex'));
});

module.exports = app;
`,
  requests: ['GET /bytes', 'GET /typed'],
});
