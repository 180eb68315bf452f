import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/version', (req, res) => res.json({ version: req.httpVersion, major: req.httpVersionMajor }));

module.exports = app;
`,
  requests: [
    'GET /version',
  ],
});
