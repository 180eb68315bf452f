import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const qs = require('qs');

app.set('query parser', (text) => qs.parse(text, { delimiter: /[&;]/, depth: 1, ignoreQueryPrefix: true }));
app.get('/search', (req, res) => res.json({ tags: req.query.tags, rest: req.query }));

module.exports = app;
`,
  requests: [
    'GET /search?tags[]=a&tags[]=b&x[y][z]=1',
    'GET /search?tags=a',
    'GET /search',
  ],
});
