import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 errors of parsers, files and format', '4 only error handlers after the failure run'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use((err, req, res, next) => {
  if (err.type === 'entity.parse.failed') return res.status(400).json({ error: 'malformed' });
  next(err);
});

app.post('/notes', (req, res) => {
  if (!req.body.text) throw new Error('text is missing');
  res.status(201).json(req.body);
});
app.use((err, req, res, next) => res.status(500).json({ last: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/notes', headers: { 'content-type': 'application/json' }, body: "{\"text" },
    { method: 'POST', path: '/notes', body: {"text": "x"} },
    { method: 'POST', path: '/notes', body: {} },
  ],
});
