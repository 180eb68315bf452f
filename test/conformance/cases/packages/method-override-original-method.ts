import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.use(methodOverride('_method'));
app.put('/seen', (req, res) => res.json({ method: req.method, sent: req.originalMethod }));
app.get('/seen', (req, res) => res.json({ method: req.method }));

module.exports = app;
`,
  requests: [
    'PUT /seen',
    'POST /seen?_method=PUT',
    'GET /seen',
    'POST /seen?_method=GET',
  ],
});
