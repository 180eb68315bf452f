import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.locals.visits = 0;

app.get('/native', (req, res) => {
  app.locals.visits += 1;
  res.json({ visits: app.locals.visits });
});
app.get('/bridged', (req, res) => {
  app.locals.visits += 1;
  res.json({ visits: app.locals.visits, version: req.httpVersion });
});

module.exports = app;
`,
  requests: [
    'GET /native',
    'GET /bridged',
    'GET /native',
  ],
});
