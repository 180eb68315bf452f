import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/flags', (req, res) => {
  if (!req.query.flag) {
    return res.status(400).json({ error: 'flag is required' });
  }
  if (req.query.flag == 1) return res.json({ on: true });
  res.json({ on: false, value: req.query.flag });
});

module.exports = app;
`,
  requests: ['GET /flags', 'GET /flags?flag=', 'GET /flags?flag=1', 'GET /flags?flag=0'],
});
