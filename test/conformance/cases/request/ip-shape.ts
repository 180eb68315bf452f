import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.3',
  covers: ['6.3 ip'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/ip', (req, res) => {
  res.json({ known: typeof req.ip === 'string' && req.ip.length > 0, local: /127\\.0\\.0\\.1$|^::1$/.test(req.ip) });
});

module.exports = app;
`,
  requests: ['GET /ip'],
});
