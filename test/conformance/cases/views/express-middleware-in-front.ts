import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const session = require('express-session');
app.set('view engine', 'ejs');
app.use(session({ secret: 'keyboard cat', genid: () => 'fixed', resave: false, saveUninitialized: true }));
app.use((req, res, next) => {
  req.session.views = (req.session.views || 0) + 1;
  res.locals.views = req.session.views;
  next();
});

app.get('/', (req, res) => res.render('home', { title: 'counted' }));
app.get('/fails', () => {
  throw new Error('with locals');
});
app.use((err, req, res, next) => res.status(500).render('home', { title: err.message }));

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= title %> <%= views %>
`,
  },
  requests: ['GET /', 'GET /fails'],
});
