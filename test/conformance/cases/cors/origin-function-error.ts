import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const whitelist = ['https://a.example', 'https://b.example'];
app.use(cors({
  origin: function (origin, callback) {
    if (!origin || whitelist.indexOf(origin) !== -1) {
      callback(null, true);
    } else {
      callback(new Error('Not allowed by CORS'));
    }
  },
  credentials: true,
}));
app.get('/data', (req, res) => res.json({ data: 1 }));
app.use((err, req, res, next) => res.status(403).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /data',
    { method: 'GET', path: '/data', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/data', headers: { origin: 'https://x.example' } },
    { method: 'OPTIONS', path: '/data', headers: { origin: 'https://x.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/data', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } },
  ],
});
