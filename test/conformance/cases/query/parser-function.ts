import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 function'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('query parser', (text) => Object.fromEntries(new URLSearchParams(text || '')));
app.get('/search', (req, res) => res.json(req.query));

module.exports = app;
`,
  requests: [
    'GET /search?q=1&q=2&a[b]=2',
    'GET /search',
  ],
});
