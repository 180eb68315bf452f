import { defineCase } from '../../case.js';

// Keys that every object has, as a client may send them.
export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/whole', (req, res) => res.json({ query: req.query, keys: Object.keys(req.query) }));
app.get('/own', (req, res) => res.json({ own: Object.hasOwn(req.query, '__proto__'), value: req.query['__proto__'] ?? null }));
app.get('/one', (req, res) => res.json({ name: req.query.constructor === undefined, a: req.query.a }));

module.exports = app;
`,
  requests: [
    'GET /whole?__proto__=1&a=1',
    'GET /whole?a=1&__proto__=x&__proto__=y',
    'GET /whole?__proto__[x]=1&a=1',
    'GET /whole?a[__proto__]=1&a[b]=2',
    'GET /whole?constructor=1&hasOwnProperty=2&toString=3',
    'GET /own?__proto__=1',
    'GET /own',
    'GET /one?a=1&__proto__=1',
    'GET /one?constructor=1&a=1',
  ],
});
