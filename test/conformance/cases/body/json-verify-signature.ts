import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const crypto = require('crypto');

function verifySignature(req, res, buf) {
  const expected = crypto.createHmac('sha256', 'whsec').update(buf).digest('hex');
  if (req.headers['x-signature'] !== expected) throw new Error('bad signature');
}

app.post('/hook', express.json({ verify: verifySignature }), (req, res) => res.json({ type: req.body.type }));
app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ type: err.type, message: err.message, body: String(err.body) });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/hook', headers: { 'content-type': 'application/json', 'x-signature': 'no' }, body: '{"type":"paid"}' },
    { method: 'POST', path: '/hook', headers: { 'content-type': 'application/json', 'x-signature': 'cf205de78c817622d955dbd02e1988e968be20698fd8f6dfc2f5c964d7752a3a' }, body: '{"type":"paid"}' },
  ],
});
