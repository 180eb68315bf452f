import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.locals.a = 'app';
app.locals.b = 'app';
app.locals.c = 'app';
app.locals.visits = 0;
app.use((req, res, next) => {
  res.locals.b = 'res';
  res.locals.c = 'res';
  app.locals.visits += 1;
  next();
});

app.get('/', (req, res) => res.render('abc', { c: 'own' }));
app.get('/undefined', (req, res) => res.render('abc', { c: undefined, b: null }));
app.get('/none', (req, res) => res.render('abc'));

module.exports = app;
`,
  files: {
    'views/abc.ejs': `
<%= a %> <%= b %> <%= c %> <%= visits %>
`,
  },
  requests: ['GET /', 'GET /undefined', 'GET /none'],
});
