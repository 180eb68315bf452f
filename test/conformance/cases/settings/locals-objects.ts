import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.locals.config = { currency: 'EUR', rates: { usd: 1.1 } };
app.locals.startedAt = new Date(0);

app.get('/rates', (req, res) => {
  const { config } = req.app.locals;
  res.json({ ...config, started: app.locals.startedAt.getFullYear() });
});

module.exports = app;
`,
  requests: [
    'GET /rates',
  ],
});
