import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/undefined', (req, res, next) => next(undefined), (req, res) => res.send('went on'));
app.get('/zero', (req, res, next) => next(0), (req, res) => res.send('went on'));
app.get('/text', (req, res, next) => next(''), (req, res) => res.send('went on'));
app.use((err, req, res, next) => res.status(500).send('error'));

module.exports = app;
`,
  requests: [
    'GET /undefined',
    'GET /zero',
    'GET /text',
  ],
});
