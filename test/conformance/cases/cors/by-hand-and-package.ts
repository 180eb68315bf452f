import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: 'https://a.example' }));
app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', '*');
  res.header('Access-Control-Expose-Headers', 'X-Total');
  next();
});
app.get('/a', (req, res) => res.set('X-Total', '1').json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://b.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } },
  ],
});
