import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 raw'],
  expect: 'native',
  app: `
const express = require('express');
const crypto = require('crypto');
const app = express();

app.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => {
  const digest = crypto.createHmac('sha256', 'whsec').update(req.body).digest('hex');
  if (req.get('x-signature') !== digest) return res.status(400).send('bad signature');
  const event = JSON.parse(req.body.toString());
  res.json({ received: event.type, bytes: req.body.length });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/webhook', headers: { 'content-type': 'application/json', 'x-signature': '0' }, body: '{"type":"paid"}' },
    { method: 'POST', path: '/webhook', headers: { 'content-type': 'application/json', 'x-signature': 'cf205de78c817622d955dbd02e1988e968be20698fd8f6dfc2f5c964d7752a3a' }, body: '{"type":"paid"}' },
  ],
});
