import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/boom', (req, res) => {
  throw new Error('Something broke');
});

app.get('/fine', (req, res) => res.json({ fine: true }));

app.use((err, req, res, next) => {
  console.error(err.message);
  res.status(500).json({ error: err.message });
});

module.exports = app;
`,
  requests: ['GET /boom', 'GET /fine'],
});
