import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['13 body of a proxy'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/internal', (req, res, next) => {
  if (req.get('x-internal-key') !== 'k-123') return res.status(403).json({ error: 'Forbidden' });
  next();
});
app.use(express.json());
app.post('/internal/import', (req, res) => res.json({ rows: req.body.rows.length, last: req.body.rows.at(-1) }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/internal/import', body: { rows: [1] } },
    {
      method: 'POST',
      path: '/internal/import',
      headers: { 'x-internal-key': 'k-123' },
      body: { rows: Array.from({ length: 9000 }, (_, i) => i) },
    },
  ],
});
