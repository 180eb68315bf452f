import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 4: status last'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/last', (req, res) => res.redirect('/to', 301));
app.get('/first', (req, res) => res.redirect(303, '/to'));

module.exports = app;
`,
  requests: ['GET /last', 'GET /first'],
});
