import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const app = express();

passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

app.use(express.urlencoded({ extended: false }));
app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(passport.initialize());
app.use(passport.session());

app.post('/signup', (req, res, next) => {
  req.login({ name: req.body.name }, (err) => {
    if (err) return next(err);
    req.session.welcome = true;
    res.status(201).json({ user: req.user, welcome: req.session.welcome });
  });
});
const signInGuest = (req, res, next) => {
  if (req.user) return next();
  req.login({ name: 'guest' }, next);
};
app.get('/guest', signInGuest, (req, res) => res.json({ user: req.user, anonymous: req.isUnauthenticated() }));
app.get('/me', (req, res) => res.json({ user: req.user || null, welcome: req.session.welcome || false }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/signup', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=ann' },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'GET', path: '/guest', headers: { cookie } },
    'GET /guest',
    'GET /me',
  ],
});
