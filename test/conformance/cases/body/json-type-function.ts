import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ type: (req) => /json/.test(req.headers['content-type'] || '') && !req.get('x-plain') }));
app.post('/in', (req, res) => res.json({ body: req.body === undefined ? 'none' : req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-json-stream' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json', 'x-plain': '1' }, body: '{"a":1}' },
  ],
});
