import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

if (process.env.NODE_ENV !== 'production') {
  app.use(cors());
}
app.get('/a', (req, res) => res.json({ a: 1 }));
app.post('/a', (req, res) => res.json({ a: 2 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' } },
    { method: 'POST', path: '/a', headers: { origin: 'https://a.example' } },
  ],
});
