import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 false'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.disable('query parser');
app.get('/search', (req, res) => res.json({ query: req.query, q: req.query.q || 'none' }));

module.exports = app;
`,
  requests: [
    'GET /search?q=1&a[b]=2',
    'GET /search',
  ],
});
