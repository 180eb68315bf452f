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
app.use((req, res, next) => {
  res.locals.user = 'ann';
  next();
});

app.get('/', (req, res, next) => {
  res.locals.extra = 'e';
  res.render('page', { title: 't' }, (err, html) => {
    if (err) return next(err);
    res.render('frame', { body: html });
  });
});

module.exports = app;
`,
  files: {
    'views/page.ejs': `
<%= title %> <%= user %> <%= extra %>
`,
    'views/frame.ejs': `
[<%- body %>] <%= user %>
`,
  },
  requests: ['GET /'],
});
