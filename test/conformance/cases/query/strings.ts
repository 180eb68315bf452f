import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 simple: repeated keys and keys without a value'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/search', (req, res) => {
  res.json({ q: req.query.q, missing: req.query.nope === undefined });
});

module.exports = app;
`,
  requests: [
    'GET /search?q=node',
    'GET /search?q=a+b%20c',
    'GET /search?q=',
    'GET /search?q',
    'GET /search',
    'GET /search?q=caf%C3%A9%26cr%C3%A8me',
  ],
});
