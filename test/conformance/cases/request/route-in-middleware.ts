import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.set('X-Route', String(req.route === undefined));
  next();
});
app.get('/late', (req, res) => res.json({ path: req.route && req.route.path }));

module.exports = app;
`,
  requests: [
    'GET /late',
  ],
});
