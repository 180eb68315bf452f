import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ["3 next('route')"],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(
  '/articles/:id',
  (req, res, next) => {
    if (!/^\\d+$/.test(req.params.id)) return next('route');
    next();
  },
  (req, res) => res.json({ byId: Number(req.params.id) }),
);

app.get('/articles/:slug', (req, res) => res.json({ bySlug: req.params.slug }));

module.exports = app;
`,
  requests: ['GET /articles/12', 'GET /articles/hello'],
});
