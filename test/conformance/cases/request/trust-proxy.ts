import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['1 trust proxy', '6.3 trust: true', '13 x-forwarded headers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', true);

app.get('/client', (req, res) => {
  res.json({ ip: req.ip, protocol: req.protocol, hostname: req.hostname, secure: req.secure });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'www.example.com' } },
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 10.0.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'a.example' } },
  ],
});
