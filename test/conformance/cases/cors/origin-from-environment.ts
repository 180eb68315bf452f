import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const origins = (process.env.CORS_ORIGINS || 'https://a.example,https://b.example').split(',');
app.use(cors({ origin: origins, credentials: true }));
app.get('/', (req, res) => res.send('ok'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/', headers: { origin: 'https://b.example' } },
    { method: 'GET', path: '/', headers: { origin: 'https://c.example' } },
    { method: 'OPTIONS', path: '/', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } },
  ],
});
