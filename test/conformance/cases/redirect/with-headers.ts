import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/campaign', (req, res) => {
  res.set('Cache-Control', 'no-store');
  res.status(307);
  res.redirect('/landing');
});

app.get('/manual', (req, res) => {
  res.status(302).set('Location', '/by-hand').end();
});

module.exports = app;
`,
  requests: ['GET /campaign', 'GET /manual'],
});
