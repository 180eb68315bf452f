import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();

app.use('/api/v1', rateLimit({ limit: 2, standardHeaders: false, legacyHeaders: false }));
app.get('/:area/:version/:name', (req, res) => res.json(req.params));
app.get('/open', (req, res) => res.send('open'));

module.exports = app;
`,
  requests: [
    'GET /api/v1/a',
    'GET /other/v1/a',
    'GET /API/v1/b',
    'GET /api/v1/c',
    'GET /other/v1/a',
    'GET /open',
  ],
});
