import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', 'loopback, linklocal, uniquelocal');

app.get('/client', (req, res) => res.json({ ip: req.ip, ips: req.ips }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 169.254.3.3, 192.168.1.1, 127.0.0.1' } },
  ],
});
