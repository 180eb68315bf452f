import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const querystring = require('querystring');

function parseFlat(text) {
  const parsed = querystring.parse(text);
  return { ...parsed, count: Object.keys(parsed).length };
}

app.set('query parser', parseFlat);
app.get('/search', (req, res) => res.json(req.query));

module.exports = app;
`,
  requests: [
    'GET /search?a=1&b=2',
  ],
});
