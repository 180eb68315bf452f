import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 headers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/all', (req, res) => {
  const { 'x-one': one, accept, 'x-none': none = 'default' } = req.headers;
  res.json({ one, accept, none, has: 'x-two' in req.headers, keys: Object.keys(req.headers).filter((name) => name.startsWith('x-o')) });
});
app.get('/computed', (req, res) => {
  const name = req.query.name;
  res.json({ direct: req.headers[name], lower: req.headers[String(name).toLowerCase()], got: req.get(name) });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/all', headers: { 'x-one': '1', 'x-two': '2', accept: 'a/b' } },
    { method: 'GET', path: '/all', headers: { 'x-one': '1' } },
    { method: 'GET', path: '/computed?name=X-One', headers: { 'x-one': '1' } },
    { method: 'GET', path: '/computed?name=x-one', headers: { 'x-one': '1' } },
    { method: 'GET', path: '/computed?name=x-missing', headers: { 'x-one': '1' } },
  ],
});
