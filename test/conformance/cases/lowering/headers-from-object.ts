import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const SECURITY = { 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'no-referrer' };

app.get('/secure', (req, res) => {
  for (const [name, value] of Object.entries(SECURITY)) {
    res.setHeader(name, value);
  }
  res.set(SECURITY).send('secure');
});

module.exports = app;
`,
  requests: ['GET /secure'],
});
