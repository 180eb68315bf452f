import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 middleware and routes interleaved in source order'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/first', (req, res) => res.json({ tag: req.tag ?? null }));
app.use((req, res, next) => {
  req.tag = 'set';
  next();
});
app.get('/second', (req, res) => res.json({ tag: req.tag ?? null }));

module.exports = app;
`,
  requests: ['GET /first', 'GET /second'],
});
