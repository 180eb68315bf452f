import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: an unknown view'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');

app.get('/set', (req, res) => {
  res.set('X-Before', 'kept');
  res.status(418).render('nowhere');
});
app.get('/name', (req, res) => res.render(req.query.view || 'found', { asked: req.query.view }));

app.use((err, req, res, next) => {
  res.status(res.statusCode === 200 ? 500 : res.statusCode).json({ message: err.message.replace(/"[^"]*\\//g, '"'), view: err.view && err.view.name });
});

module.exports = app;
`,
  files: {
    'views/found.ejs': `
found <%= asked %>
`,
  },
  requests: ['GET /set', 'GET /name', 'GET /name?view=found', 'GET /name?view=lost'],
});
