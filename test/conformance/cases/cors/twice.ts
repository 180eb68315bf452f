import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: 'https://a.example' }));
app.get('/a', cors({ origin: '*', exposedHeaders: 'X-A' }), (req, res) => res.set('X-A', '1').json({ a: 1 }));
app.get('/b', (req, res) => res.json({ b: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://b.example' } },
    { method: 'GET', path: '/b', headers: { origin: 'https://b.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } },
  ],
});
