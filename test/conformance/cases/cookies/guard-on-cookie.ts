import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser());

function requireLogin(req, res, next) {
  const token = req.cookies.token;
  if (!token) return res.redirect('/login');
  req.userId = token.split('.')[0];
  next();
}

app.get('/login', (req, res) => res.send('<form method="post"></form>'));
app.get('/dashboard', requireLogin, (req, res) => res.json({ user: req.userId }));

module.exports = app;
`,
  requests: [
    'GET /login',
    'GET /dashboard',
    { method: 'GET', path: '/dashboard', headers: { cookie: 'token=u7.sig' } },
  ],
});
