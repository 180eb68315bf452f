import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.use(methodOverride('_method'));
app.all('/any', (req, res) => res.json({ method: req.method }));
app.route('/chain')
  .get((req, res) => res.json({ got: true }))
  .post((req, res) => res.json({ posted: true }))
  .put((req, res) => res.json({ put: true }));

module.exports = app;
`,
  requests: [
    'POST /any',
    'POST /any?_method=DELETE',
    'GET /any?_method=DELETE',
    'POST /chain?_method=PUT',
    'POST /chain',
    'POST /chain?_method=GET',
  ],
});
