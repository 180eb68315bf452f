import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: null', '9.1 send: undefined and nothing'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/nothing', (req, res) => res.send());
app.get('/null', (req, res) => res.send(null));
app.get('/undefined', (req, res) => {
  const cache = {};
  res.send(cache.value);
});
app.post('/done', (req, res) => {
  res.status(202).send();
});

module.exports = app;
`,
  requests: ['GET /nothing', 'GET /null', 'GET /undefined', 'POST /done'],
});
