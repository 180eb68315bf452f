import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 app.all takes every method and may pass on'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.all('/door', (req, res, next) => {
  res.set('X-Door', 'open');
  next();
});

app.get('/door', (req, res) => res.json({ knock: false }));
app.post('/door', (req, res) => res.status(201).json({ knock: true }));

module.exports = app;
`,
  requests: ['GET /door', 'POST /door'],
});
