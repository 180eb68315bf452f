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
app.delete('/tags/:name', (req, res) => res.json({ deleted: req.params.name }));
app.use((req, res) => res.status(404).json({ error: 'no ' + req.method + ' at ' + req.path }));

module.exports = app;
`,
  requests: [
    'POST /tags/a?_method=DELETE',
    'POST /tags/a?_method=PUT',
    'POST /tags/a',
    'POST /elsewhere',
    'POST /elsewhere?_method=PATCH',
    'POST /?_method=PATCH',
    'GET /elsewhere?_method=PATCH',
  ],
});
