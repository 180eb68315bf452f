import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.get('/products/:id', cors(), (req, res) => res.json({ msg: 'open to all' }));
app.get('/other', (req, res) => res.json({ msg: 'not open' }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/products/1', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/products/1', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/other', headers: { origin: 'https://a.example' } },
  ],
});
