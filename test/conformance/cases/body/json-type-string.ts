import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ type: 'application/vnd.api+json' }));
app.post('/in', (req, res) => res.json({ body: req.body === undefined ? 'none' : req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/vnd.api+json' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
  ],
});
