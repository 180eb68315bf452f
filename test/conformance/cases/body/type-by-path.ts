import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ type: (req) => req.path.startsWith('/json') }));
app.post('/json', (req, res) => res.json({ body: req.body ?? null }));
app.post('/other', (req, res) => res.json({ body: req.body ?? null }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/json', headers: { 'content-type': 'text/plain' }, body: '{"a":1}' },
    { method: 'POST', path: '/other', headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
  ],
});
