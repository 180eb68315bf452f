import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

// Looks at the method that was sent.
app.use((req, res, next) => {
  if (req.method === 'POST' && req.get('x-key') !== 'k') return res.status(403).json({ error: 'no key' });
  next();
});
app.use(methodOverride('_method'));

app.put('/docs/:id', (req, res) => res.json({ put: req.params.id }));
app.get('/docs/:id', (req, res) => res.json({ get: req.params.id }));

module.exports = app;
`,
  requests: [
    'POST /docs/1?_method=PUT',
    { method: 'POST', path: '/docs/1?_method=PUT', headers: { 'x-key': 'k' } },
    'PUT /docs/1',
    'GET /docs/1',
    'POST /docs/1?_method=GET',
  ],
});
