import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  app.locals.last = req.path;
  next();
});
app.get('/a', (req, res) => res.json({ last: app.locals.last }));
app.get('/b', (req, res) => res.json({ last: app.locals.last }));

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /b',
  ],
});
