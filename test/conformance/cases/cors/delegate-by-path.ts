import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

const delegate = function (req, callback) {
  if (req.path.startsWith('/public')) return callback(null, { origin: true });
  callback(null, { origin: 'https://own.example', credentials: true });
};

app.use(cors(delegate));
app.get('/public/a', (req, res) => res.json({ a: true }));
app.get('/private/a', (req, res) => res.json({ a: true }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/public/a', headers: { origin: 'https://x.example' } },
    { method: 'GET', path: '/private/a', headers: { origin: 'https://x.example' } },
    { method: 'OPTIONS', path: '/private/a', headers: { origin: 'https://own.example', 'access-control-request-method': 'GET' } },
  ],
});
