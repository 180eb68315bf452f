import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const isProduction = process.env.NODE_ENV === 'production';
app.use(cors({ origin: isProduction ? 'https://live.example' : '*', credentials: isProduction }));
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'content-type, x-b' } },
  ],
});
