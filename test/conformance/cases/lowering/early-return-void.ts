import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/v/:n', (req, res) => {
  const n = Number(req.params.n);
  if (Number.isNaN(n)) return void res.status(400).send('not a number');
  if (n > 10) {
    res.status(413);
    return void res.send('too big');
  }
  res.send(String(n));
});

module.exports = app;
`,
  requests: [
    'GET /v/a',
    'GET /v/11',
    'GET /v/3',
  ],
});
