import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 errors of parsers, files and format'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ limit: '20b' }));
app.post('/echo', (req, res) => res.json(req.body));
app.use((err, req, res, next) => {
  if (err.type === 'entity.too.large') return res.status(413).json({ limit: err.limit, expected: err.expected });
  if (err instanceof SyntaxError && err.status === 400 && 'body' in err) return res.status(400).json({ error: 'bad json', body: err.body });
  next(err);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/echo', body: { a: 1 } },
    { method: 'POST', path: '/echo', body: { a: 'far too long for the limit' } },
    { method: 'POST', path: '/echo', headers: { 'content-type': 'application/json' }, body: '{"a":}' },
    { method: 'POST', path: '/echo', headers: { 'content-type': 'application/json; charset=foo' }, body: '{}' },
  ],
});
