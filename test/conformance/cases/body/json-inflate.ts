import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 inflate'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ inflate: false }));
app.post('/in', (req, res) => res.json({ body: req.body }));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type, message: err.message, encoding: err.encoding, expose: err.expose }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json', 'content-encoding': 'identity' }, body: '{"a":1}' },
  ],
});
