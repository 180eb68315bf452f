import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['1 query parser'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/search', (req, res) => res.json(req.query));
app.set('query parser', 'extended');

module.exports = app;
`,
  requests: [
    'GET /search?a[b]=1&c[]=2',
  ],
});
