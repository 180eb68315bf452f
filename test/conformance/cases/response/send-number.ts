import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: number'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/count', (req, res) => {
  res.send(42);
});

module.exports = app;
`,
  requests: ['GET /count'],
});
