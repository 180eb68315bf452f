import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/me', (req, res) => res.json({ token: req.headers['Authorization'] || 'none', right: req.headers.authorization }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer x' } },
  ],
});
