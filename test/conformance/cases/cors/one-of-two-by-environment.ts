import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

if (process.env.NODE_ENV === 'production') {
  app.use(cors({ origin: 'https://live.example' }));
} else {
  app.use(cors());
}
app.get('/a', (req, res) => res.json({ a: 1 }));

module.exports = app;
`,
  requests: [
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://live.example', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/a', headers: { origin: 'https://x.example' } },
  ],
});
