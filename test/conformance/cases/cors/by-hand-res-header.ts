import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(function (req, res, next) {
  res.header('Access-Control-Allow-Origin', '*');
  res.header('Access-Control-Allow-Headers', 'Origin, X-Requested-With, Content-Type, Accept');
  next();
});
app.get('/a', (req, res) => res.json({ a: 1 }));
app.post('/a', (req, res) => res.status(201).json({ a: 2 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'POST', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' } },
    'GET /none',
  ],
});
