import { defineCase } from '../../case.js';

export default defineCase({
  section: '9',
  expect: 'bridged',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors());
app.get('/report', (req, res) => res.format({ json: () => res.json({ ok: true }), text: () => res.send('ok') }));
app.use((req, res) => res.status(404).json({ error: 'nothing here' }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/report', headers: { origin: 'https://shop.example' } },
    {
      method: 'OPTIONS',
      path: '/report',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-a' },
    },
    { method: 'DELETE', path: '/report', headers: { origin: 'https://shop.example' } },
    'HEAD /report',
  ],
});
