import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/pairs', (req, res) => {
  const names = req.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  const at = names.indexOf('x-custom');
  res.json({ custom: at >= 0, value: at < 0 ? null : req.rawHeaders[2 * at + 1] });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/pairs', headers: { 'X-Custom': 'One' } },
  ],
});
