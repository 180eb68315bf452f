import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 an array of paths'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(['/people/:id', '/users/:id', '/'], (req, res) => res.json({ id: req.params.id ?? null, path: req.path }));
app.use(['/admin', '/internal'], (req, res, next) => {
  res.set('X-Area', 'private');
  next();
});
app.get('/admin/stats', (req, res) => res.json({ stats: 1 }));
app.get('/internal/:tool', (req, res) => res.json({ tool: req.params.tool }));
app.get('/public', (req, res) => res.json({}));

module.exports = app;
`,
  requests: ['GET /people/1', 'GET /users/2', 'GET /', 'GET /admin/stats', 'GET /internal/grep', 'GET /public'],
});
