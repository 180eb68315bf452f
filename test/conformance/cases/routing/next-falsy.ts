import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 next(err) and next(falsy)'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', (req, res, next) => next(null), (req, res) => res.send('a'));
app.get('/b', (req, res, next) => next(undefined), (req, res) => res.send('b'));

module.exports = app;
`,
  requests: ['GET /a', 'GET /b'],
});
