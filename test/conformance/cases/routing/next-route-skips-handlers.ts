import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ["3 next('route')"],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(
  '/pages/:id',
  (req, res, next) => (req.query.draft ? next('route') : next()),
  (req, res, next) => (req.query.raw ? res.send('raw') : next()),
  (req, res) => res.json({ page: req.params.id }),
);
app.get('/pages/:slug', (req, res) => res.json({ draft: req.params.slug }));

module.exports = app;
`,
  requests: ['GET /pages/1', 'GET /pages/1?raw=1', 'GET /pages/1?draft=1'],
});
