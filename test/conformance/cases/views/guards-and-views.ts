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
const users = { t1: { name: 'Ann', admin: true }, t2: { name: 'Bob' } };
const auth = (req, res, next) => {
  const user = users[req.get('x-token')];
  if (!user) return res.status(401).render('login', { from: req.originalUrl });
  req.user = user;
  res.locals.user = user;
  next();
};
const adminOnly = (req, res, next) => {
  if (!req.user.admin) return res.status(403).render('denied');
  next();
};

app.get('/', (req, res) => res.render('home'));
app.get('/me', auth, (req, res) => res.render('home', { me: true }));
app.get('/admin', auth, adminOnly, (req, res) => res.render('home'));
app.post('/me', auth, (req, res) => res.redirect('/me'));

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= locals.user ? user.name : 'guest' %> <%= locals.me %>
`,
    'views/login.ejs': `
<a href="<%= from %>">log in</a> <%= typeof user %>
`,
    'views/denied.ejs': `
not you, <%= user.name %>
`,
  },
  requests: [
    'GET /',
    'GET /me',
    { method: 'GET', path: '/me', headers: { 'x-token': 't2' } },
    { method: 'GET', path: '/admin', headers: { 'x-token': 't2' } },
    { method: 'GET', path: '/admin', headers: { 'x-token': 't1' } },
    'GET /admin',
    { method: 'POST', path: '/me', headers: { 'x-token': 't1' } },
  ],
});
