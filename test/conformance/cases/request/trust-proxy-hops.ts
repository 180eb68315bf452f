import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 trust: number of hops'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', 2);

app.get('/client', (req, res) => res.json({ ip: req.ip, ips: req.ips, protocol: req.protocol, host: req.hostname }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 198.51.100.2, 10.0.0.1', 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'a.example, b.example' } },
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7' } },
  ],
});
