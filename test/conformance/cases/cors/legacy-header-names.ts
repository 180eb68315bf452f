import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: '*', headers: ['X-Old'], methods: 'GET,HEAD', credentials: false, exposedHeaders: [] }));
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-new' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
  ],
});
