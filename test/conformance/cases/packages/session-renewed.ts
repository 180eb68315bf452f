import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

/** What puts another session in its place: all that follows works on that one. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();

app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));

app.post('/login/:name', (req, res, next) => {
  req.session.old = true;
  req.session.regenerate((err) => {
    if (err) return next(err);
    req.session.user = req.params.name;
    req.session.save((error) => {
      if (error) return next(error);
      res.json({ user: req.session.user, old: req.session.old === true });
    });
  });
});
app.post('/logout', (req, res, next) => {
  req.session.destroy((err) => {
    if (err) return next(err);
    res.clearCookie('sid').json({ session: typeof req.session });
  });
});
app.get('/me', (req, res) => res.json({ user: req.session.user || null }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/login/ann' },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'POST', path: '/login/bob', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'POST', path: '/logout', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
  ],
});
