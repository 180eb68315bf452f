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
const render = (items) => items.join();
const locals = { a: 1 };
app.locals.site = 'Names';
app.use((req, res, next) => {
  res.locals.a = 'res';
  next();
});

app.get('/', (req, res) => {
  res.render('home', { list: render([1, 2]), ...locals });
});
app.get('/app', (req, res) => {
  res.render('home', { list: req.app.locals.site, a: res.locals.a });
});
app.get('/view', (req, res) => {
  const view = 'ho' + 'me';
  const options = { list: 'computed' };
  res.render(view, options);
});

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= site %> <%= a %> <%= list %>
`,
  },
  requests: ['GET /', 'GET /app', 'GET /view'],
});
