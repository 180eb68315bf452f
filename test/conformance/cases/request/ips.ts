import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 ips', '6.3 ip'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('trust proxy', true);

app.get('/ips', (req, res) => res.json({ ip: req.ip, ips: req.ips, proxies: req.ips.length }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/ips', headers: { 'x-forwarded-for': '203.0.113.7, 10.0.0.2 ,10.0.0.1' } },
    { method: 'GET', path: '/ips', headers: { 'x-forwarded-for': '2001:db8::7' } },
  ],
});
