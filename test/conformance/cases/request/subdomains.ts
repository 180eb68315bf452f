import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 subdomains'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/where', (req, res) => res.json({ subdomains: req.subdomains, tenant: req.subdomains[0] || null }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/where', headers: { host: 'tobi.ferrets.example.com' } },
    { method: 'GET', path: '/where', headers: { host: 'example.com:8080' } },
    { method: 'GET', path: '/where', headers: { host: '127.0.0.1:80' } },
    { method: 'GET', path: '/where', headers: { host: '[::1]:80' } },
    { method: 'GET', path: '/where', headers: { host: 'localhost' } },
  ],
});
