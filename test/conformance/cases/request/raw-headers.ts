import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/pairs', (req, res) => {
  const names = req.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  res.json({ custom: names.includes('x-custom'), value: req.rawHeaders[req.rawHeaders.findIndex((name) => name.toLowerCase() === 'x-custom') + 1] });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/pairs', headers: { 'X-Custom': 'One' } },
  ],
});
