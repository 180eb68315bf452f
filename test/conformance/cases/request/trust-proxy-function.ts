import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 trust: function'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', (address, hop) => hop < 2 || address === '10.9.9.9');

app.get('/client', (req, res) => res.json({ ip: req.ip, ips: req.ips, secure: req.secure }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 10.9.9.9, 198.51.100.2', 'x-forwarded-proto': 'https' } },
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 10.9.9.8, 198.51.100.2' } },
  ],
});
