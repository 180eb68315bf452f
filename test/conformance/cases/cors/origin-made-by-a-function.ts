import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const { originOf } = require('./origins');
const app = express();

app.use(cors({ origin: originOf(['https://a.example']), credentials: true }));
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  files: {
    'origins.js': `
module.exports.originOf = (list) => (origin, callback) => callback(null, list.includes(origin));
`,
  },
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://evil.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' } },
  ],
});
