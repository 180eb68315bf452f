import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/state', (req, res) => res.json({ readable: req.readable, destroyed: req.destroyed, minor: req.httpVersionMinor }));

module.exports = app;
`,
  requests: [
    'GET /state',
  ],
});
