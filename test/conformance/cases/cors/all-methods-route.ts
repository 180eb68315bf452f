import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.all('/any', cors(), (req, res) => res.json({ method: req.method }));
app.get('/one', (req, res) => res.send('one'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/any', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/any', headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT' } },
    { method: 'PUT', path: '/any', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/one', headers: { origin: 'https://a.example' } },
  ],
});
