import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const crypto = require('crypto');

app.post('/webhook', express.raw({ type: '*/*' }), (req, res) => {
  const sum = crypto.createHash('sha1').update(req.body).digest('hex');
  res.json({ sum: sum.slice(0, 8), event: JSON.parse(req.body).type });
});
app.use(express.json());
app.post('/orders', (req, res) => res.status(201).json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/webhook', headers: { 'content-type': 'application/json' }, body: '{"type":"paid"}' },
    { method: 'POST', path: '/orders', body: { id: 1 } },
  ],
});
