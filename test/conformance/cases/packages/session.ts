import { defineCase } from '../../case.js';

/** The store is in memory and the identifier fixed, so that both sides give the same cookie. */
const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();

app.use(express.urlencoded({ extended: false }));
app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));

const requireLogin = (req, res, next) => {
  if (!req.session.user) return res.status(401).json({ error: 'log in first' });
  next();
};

app.post('/login', (req, res) => {
  req.session.user = req.body.name;
  req.session.visits = 0;
  res.redirect('/me');
});
app.get('/me', requireLogin, (req, res) => {
  req.session.visits += 1;
  res.json({ user: req.session.user, visits: req.session.visits, id: req.sessionID });
});
app.get('/boom', (req, res) => {
  req.session.broken = true;
  throw new Error('boom');
});
app.get('/broken', (req, res) => res.json({ broken: req.session.broken === true }));
app.post('/logout', (req, res, next) => {
  req.session.destroy((err) => {
    if (err) return next(err);
    res.clearCookie('sid');
    res.json({ bye: true });
  });
});
app.use((err, req, res, next) => res.status(500).json({ error: err.message, user: req.session.user }));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=ann' },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
    'GET /boom',
    { method: 'GET', path: '/broken', headers: { cookie } },
    'GET /broken',
    { method: 'POST', path: '/logout', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
    'GET /nothing',
  ],
});
