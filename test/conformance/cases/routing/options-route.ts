import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 OPTIONS: an explicit route or middleware answers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.options('/things', (req, res) => res.set('Allow', 'GET').sendStatus(204));
app.get('/things', (req, res) => res.json([]));
app.use((req, res, next) => (req.method === 'OPTIONS' ? res.set('X-All', '1').sendStatus(200) : next()));
app.get('/others', (req, res) => res.json([]));

module.exports = app;
`,
  requests: ['OPTIONS /things', 'GET /things', 'OPTIONS /others', 'GET /others'],
});
