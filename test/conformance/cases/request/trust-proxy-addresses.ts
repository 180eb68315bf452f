import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 trust: addresses and ranges'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', ['loopback', '10.0.0.0/8']);

app.get('/client', (req, res) => res.json({ ip: req.ip, ips: req.ips, host: req.hostname }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 198.51.100.2, 10.0.0.1', 'x-forwarded-host': 'a.example' } },
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '10.1.2.3, 10.0.0.1' } },
  ],
});
