import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  const override = req.get('X-HTTP-Method-Override');
  if (req.method === 'POST' && override) req.method = override.toUpperCase();
  next();
});

app.post('/doc/:id', (req, res) => res.json({ saved: req.params.id }));
app.delete('/doc/:id', (req, res) => res.json({ deleted: req.params.id }));

module.exports = app;
`,
  requests: [
    'POST /doc/1',
    { method: 'POST', path: '/doc/2', headers: { 'x-http-method-override': 'delete' } },
    'DELETE /doc/3',
  ],
});
