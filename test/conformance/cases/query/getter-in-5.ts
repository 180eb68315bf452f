import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 5: parsed again at each read'],
  express: 5,
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/default', (req, res) => {
  req.query.page ??= '1';
  res.json({ page: req.query.page ?? 'lost' });
});

module.exports = app;
`,
  requests: [
    'GET /default',
    'GET /default?page=3',
  ],
});
