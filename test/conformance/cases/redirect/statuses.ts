import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 status'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/old', (req, res) => res.redirect('/new'));
app.get('/moved', (req, res) => res.redirect(301, '/new'));
app.get('/other', (req, res) => {
  res.redirect(303, '/new?from=other');
});
app.post('/form', (req, res) => res.redirect(307, '/new'));
app.get('/new', (req, res) => res.send('new page'));

module.exports = app;
`,
  requests: ['GET /old', 'GET /moved', 'GET /other', 'POST /form', 'GET /new'],
});
