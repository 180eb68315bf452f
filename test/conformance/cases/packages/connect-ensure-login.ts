import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

/** It stands behind native code, and reads what passport left on the request. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { ensureLoggedIn } = require('connect-ensure-login');
const app = express();

passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(express.json());
app.use(passport.authenticate('session'));
app.use((req, res, next) => {
  req.session.visits = (req.session.visits || 0) + 1;
  next();
});

const guarded = ensureLoggedIn('/login');
app.get('/secret', guarded, (req, res) => res.json({ user: req.user, visits: req.session.visits }));
app.post('/pretend', (req, res) => {
  req.session.passport = { user: req.body };
  res.json({ to: req.session.returnTo });
});

module.exports = app;
`,
  requests: [
    'GET /secret',
    { method: 'POST', path: '/pretend', headers: { cookie }, body: { name: 'ann' } },
    { method: 'GET', path: '/secret', headers: { cookie } },
  ],
});
