import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

/** What middleware under a condition replaces is still there where the condition does not hold. */
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const app = express();

passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const byToken = (req, res, next) => {
  req.user = { name: req.get('x-token') };
  next();
};
const ensureUser = (req, res, next) => {
  if (!req.user) return res.sendStatus(401);
  next();
};

app.use(express.json());
app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(passport.session());
if (process.env.USE_TOKENS) app.use(byToken);
app.post('/pretend', (req, res) => req.login(req.body, () => res.json(req.user)));
app.get('/me', ensureUser, (req, res) => res.json({ user: req.user, yes: req.isAuthenticated() }));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'POST', path: '/pretend', body: { name: 'ann' } },
    { method: 'GET', path: '/me', headers: { cookie } },
  ],
});
