import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 trust: true', '6.3 secure'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.enable('trust proxy');

app.get('/client', (req, res) => res.json({ ip: req.ip, secure: req.secure }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/client', headers: { 'x-forwarded-for': '203.0.113.7, 198.51.100.2', 'x-forwarded-proto': 'https' } },
  ],
});
