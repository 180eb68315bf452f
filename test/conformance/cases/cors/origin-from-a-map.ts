import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const checks = { production: (origin, cb) => cb(null, origin === 'https://a.example'), other: '*' };
const origin = checks[process.env.CORS_MODE ?? 'production'];
app.use(cors({ origin }));
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://evil.example' } },
  ],
});
