import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: constraint on a parameter', '14 path grammar'],
  express: 4,
  app: `
const express = require('express');
const app = express();

app.get('/posts/:id(\\\\d+)', (req, res) => res.json({ id: Number(req.params.id) }));
app.get('/posts/:slug', (req, res) => res.json({ slug: req.params.slug }));

module.exports = app;
`,
  requests: ['GET /posts/12', 'GET /posts/hello-world', 'GET /posts/12a'],
});
