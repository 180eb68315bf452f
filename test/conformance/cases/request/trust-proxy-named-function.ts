import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const proxies = new Set(['10.0.0.1', '127.0.0.1', '::1', '::ffff:127.0.0.1']);

function isOurs(address) {
  return proxies.has(address);
}

app.set('trust proxy', isOurs);

app.get('/client', (req, res) => res.json({ ip: req.ip, ips: req.ips }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 198.51.100.2, 10.0.0.1' } },
  ],
});
