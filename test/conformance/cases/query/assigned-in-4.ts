import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  express: 4,
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  req.query = Object.fromEntries(Object.entries(req.query).map(([key, value]) => [key.toLowerCase(), value]));
  next();
});
app.get('/lower', (req, res) => res.json(req.query));

module.exports = app;
`,
  requests: [
    'GET /lower?Page=3&SORT=up',
  ],
});
