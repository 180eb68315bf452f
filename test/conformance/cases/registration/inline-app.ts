import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/', (req, res) => {
  res.json({ name: 'inventory', version: 2 });
});

app.get('/health', (req, res) => {
  res.send('ok');
});

module.exports = app;
`,
  requests: ['GET /', 'GET /health', 'HEAD /health'],
});
