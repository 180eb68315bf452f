import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  express: 4,
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors());
app.options('*', cors());
app.get('/a', (req, res) => res.json({ a: 1 }));
app.use('/b', express.Router().get('/c', (req, res) => res.json({ c: 1 })));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/b/c', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/none', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/b/c', headers: { origin: 'https://a.example' } },
  ],
});
