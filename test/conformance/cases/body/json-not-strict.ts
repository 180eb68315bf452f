import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  covers: ['8.2 strict: false'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ strict: false }));
app.post('/value', (req, res) => res.json({ value: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/value', headers: { 'content-type': 'application/json' }, body: '42' },
    { method: 'POST', path: '/value', headers: { 'content-type': 'application/json' }, body: '"text"' },
    { method: 'POST', path: '/value', body: { a: 1 } },
  ],
});
