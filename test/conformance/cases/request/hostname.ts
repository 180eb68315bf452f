import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 trust: false', '6.3 hostname', '6.3 protocol', '6.3 secure'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/host', (req, res) => {
  res.json({ hostname: req.hostname, header: req.get('host'), protocol: req.protocol, secure: req.secure });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/host', headers: { host: 'shop.example.com' } },
    { method: 'GET', path: '/host', headers: { host: 'shop.example.com:8080' } },
  ],
});
