import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const times = [];

app.use((req, res, next) => {
  times.push('in ' + req.path);
  next();
  times.push('out');
});
app.get('/a', (req, res) => res.json(times));

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /a',
  ],
});
