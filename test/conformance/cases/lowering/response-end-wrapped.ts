import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();
const lengths = [];

app.use((req, res, next) => {
  const end = res.end;
  res.end = function (...args) {
    lengths.push(typeof args[0]);
    end.apply(res, args);
  };
  next();
});

app.get('/a', (req, res) => res.send('a'));
app.get('/lengths', (req, res) => res.json(lengths.length));

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /lengths',
  ],
});
