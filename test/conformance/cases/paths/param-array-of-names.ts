import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 an array of names', '2.5 several callbacks and several names, in order'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.param(['from', 'to'], (req, res, next, value, name) => {
  req.seen = [...(req.seen || []), name + '=' + value];
  next();
});
app.get('/routes/:from/:to', (req, res) => res.json(req.seen));

module.exports = app;
`,
  requests: ['GET /routes/oslo/rome'],
});
