import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method', '14 rewriting req.url'],
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  if (req.url.startsWith('/v1/')) req.url = req.url.slice(3);
  next();
});

app.get('/cats/:id', (req, res) => res.json({ cat: req.params.id, url: req.url, original: req.originalUrl }));

module.exports = app;
`,
  requests: ['GET /cats/1', 'GET /v1/cats/2?x=1'],
});
