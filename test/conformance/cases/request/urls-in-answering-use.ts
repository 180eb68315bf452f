import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/static', (req, res) => res.json({ path: req.path, url: req.url, baseUrl: req.baseUrl }));

module.exports = app;
`,
  requests: [
    'GET /static/x/y.txt?v=2',
    'GET /static',
  ],
});
