import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.post('/first', (req, res) => res.json({ posted: true }));
app.delete('/early', (req, res) => res.json({ early: true }));
app.use(methodOverride('_method'));
app.delete('/first', (req, res) => res.json({ deleted: true }));
app.put('/early', (req, res) => res.json({ put: true }));

module.exports = app;
`,
  requests: [
    'POST /first?_method=DELETE',
    'DELETE /first',
    'POST /early?_method=DELETE',
    'POST /early?_method=PUT',
    'DELETE /early',
  ],
});
