import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 trust: false', '6.3 protocol', '6.3 ips'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/client', (req, res) => {
  res.json({ protocol: req.protocol, hostname: req.hostname, secure: req.secure, ips: req.ips });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { host: 'real.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'fake.example', 'x-forwarded-for': '203.0.113.7' } },
  ],
});
