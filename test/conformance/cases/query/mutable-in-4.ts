import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 4: may be written to'],
  express: 4,
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  req.query.page = req.query.page || '1';
  next();
});
app.get('/default', (req, res) => res.json(req.query));

module.exports = app;
`,
  requests: [
    'GET /default',
    'GET /default?page=3',
  ],
});
