import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use((req, res, next) => {
  if (req.get('x-blocked')) return res.status(403).send('blocked');
  next();
});
app.use(cors());
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example', 'x-blocked': '1' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'x-blocked': '1' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
  ],
});
