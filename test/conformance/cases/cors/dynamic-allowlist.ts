import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const allowlist = ['http://localhost:3000', 'https://shop.example'];

const corsOptions = {
  origin(origin, callback) {
    if (!origin || allowlist.includes(origin)) {
      callback(null, true);
    } else {
      callback(new Error('Not allowed by CORS'));
    }
  },
};

app.use(cors(corsOptions));

app.get('/stock', (req, res) => res.json({ stock: 3 }));

app.use((err, req, res, next) => {
  res.status(403).json({ error: err.message });
});

module.exports = app;
`,
  requests: [
    'GET /stock',
    { method: 'GET', path: '/stock', headers: { origin: 'https://shop.example' } },
    { method: 'GET', path: '/stock', headers: { origin: 'https://evil.example' } },
    { method: 'OPTIONS', path: '/stock', headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET' } },
    { method: 'OPTIONS', path: '/stock', headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' } },
  ],
});
