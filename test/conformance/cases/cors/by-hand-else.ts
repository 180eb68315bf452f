import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const allowCrossDomain = function (req, res, next) {
  res.header('Access-Control-Allow-Origin', req.headers.origin || '*');
  res.header('Access-Control-Allow-Credentials', 'true');
  res.header('Access-Control-Allow-Methods', 'GET,PUT,POST,DELETE,OPTIONS');
  res.header('Access-Control-Allow-Headers', req.headers['access-control-request-headers'] || 'Content-Type');
  if ('OPTIONS' == req.method) {
    res.status(204).end();
  } else {
    next();
  }
};
app.use(allowCrossDomain);
app.get('/a', (req, res) => res.json({ a: 1 }));
app.use((req, res) => res.status(404).json({ error: 'none' }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-headers': 'x-a' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    'GET /a',
    { method: 'OPTIONS', path: '/none' },
    'GET /none',
  ],
});
