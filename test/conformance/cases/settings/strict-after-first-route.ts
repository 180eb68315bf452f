import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 routing settings are frozen with the first route'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/early', (req, res) => res.send('early'));
app.enable('strict routing');
app.get('/late', (req, res) => res.send('late'));

module.exports = app;
`,
  requests: [
    'GET /early',
    'GET /early/',
    'GET /late',
    'GET /late/',
  ],
});
