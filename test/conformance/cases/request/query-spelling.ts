import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/sign', (req, res) => {
  const [, raw = ''] = req.originalUrl.split('?');
  res.json({ raw, url: req.url });
});

module.exports = app;
`,
  requests: ['GET /sign?a=1&b=2', 'GET /sign?name=a%20b&flag&list[]=1'],
});
