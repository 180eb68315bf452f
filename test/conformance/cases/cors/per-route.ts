import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.get('/public', cors(), (req, res) => res.json({ public: true }));
app.get('/private', (req, res) => res.json({ public: false }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/public', headers: { origin: 'https://a.example' } },
    { method: 'GET', path: '/private', headers: { origin: 'https://a.example' } },
  ],
});
