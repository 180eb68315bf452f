import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 host', '6.3 hostname', '14 req.host'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/host', (req, res) => res.json({ host: req.host, hostname: req.hostname, header: req.headers.host, get: req.get('Host') }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/host', headers: { host: 'shop.example:8443' } },
    { method: 'GET', path: '/host', headers: { host: '[2001:db8::1]:99' } },
    { method: 'GET', path: '/host', headers: { host: 'shop.example' } },
  ],
});
