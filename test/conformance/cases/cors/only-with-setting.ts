import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const config = require('./config');
const app = express();

if (config.cors.enabled) app.use(cors({ origin: config.cors.origin }));
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  files: {
    'config.js': `
module.exports = { cors: { enabled: process.env.WITH_CORS !== 'no', origin: 'https://a.example' } };
`,
  },
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
  ],
});
