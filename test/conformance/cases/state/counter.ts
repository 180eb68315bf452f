import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let hits = 0;

app.get('/hit', (req, res) => {
  hits++;
  res.send(String(hits));
});

app.get('/hits', (req, res) => res.json({ hits }));
app.post('/reset', (req, res) => {
  hits = 0;
  res.sendStatus(204);
});

module.exports = app;
`,
  requests: ['GET /hit', 'GET /hit', 'GET /hits', 'POST /reset', 'GET /hits'],
});
