import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy } = require('passport-local');
const app = express();

const users = [{ id: '1', username: 'ann', password: 'secret' }];
passport.use(new Strategy((username, password, done) => {
  const user = users.find((one) => one.username === username && one.password === password);
  done(null, user || false, { message: 'No.' });
}));
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => done(null, users.find((one) => one.id === id) || false));

app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(passport.initialize());
app.use(passport.session());
app.use(express.json());

const ensureAuthenticated = (req, res, next) => {
  if (req.isAuthenticated()) return next();
  res.status(401).json({ error: 'nobody' });
};

app.post('/login', passport.authenticate('local'), (req, res) => {
  req.session.device = 'phone';
  res.json({ user: req.user.username });
});
app.post('/logout', (req, res, next) => {
  req.logout((err) => {
    if (err) return next(err);
    res.json({ user: req.user || null, authenticated: req.isAuthenticated() });
  });
});
app.get('/me', ensureAuthenticated, (req, res) => res.json({ name: req.user.username, device: req.session.device }));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'POST', path: '/login', body: { username: 'ann', password: 'wrong' } },
    { method: 'POST', path: '/login', body: { username: 'ann', password: 'secret' } },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'POST', path: '/logout', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
  ],
});
