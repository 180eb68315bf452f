import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  covers: ['8.2 strict', '8.2 syntax error', '4 errors of parsers, files and format'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/data', (req, res) => res.json({ got: req.body }));

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: { name: err.name, type: err.type, message: err.message } });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json' }, body: '{"a":' },
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json' }, body: '12' },
    { method: 'POST', path: '/data', headers: { 'content-type': 'application/json' }, body: 'not json' },
    { method: 'POST', path: '/data', body: { fine: true } },
  ],
});
