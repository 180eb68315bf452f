import { defineCase } from '../../case.js';

// passport.authenticate called inside of handlers and middleware, with a callback of the app's. All cases share one passport, so
// the strategy has a name of its own.
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const passport = require('passport');
const { Strategy } = require('passport-local');
const auth = require('./auth');
const app = express();

passport.use('by-hand', new Strategy((username, password, done) => {
  if (username === 'broken') return done(new Error('no database'));
  if (password !== 'secret') return done(null, false, { message: 'Wrong password' });
  return done(null, { name: username });
}));

app.use(express.json());
app.use(passport.initialize());
app.post('/login', (req, res, next) => {
  passport.authenticate('by-hand', (err, user, info) => {
    if (err) return next(err);
    if (!user) return res.status(401).json({ error: info.message });
    req.logIn(user, { session: false }, (error) => {
      if (error) return next(error);
      return res.json({ user: req.user });
    });
  })(req, res, next);
});
app.post('/token', auth.token);
app.post('/guarded', auth.guard, (req, res) => res.json({ user: req.user }));
app.use((err, req, res, next) => res.status(500).json({ failed: err.message }));

module.exports = app;
`,
  files: {
    'auth.js': `
const passport = require('passport');

exports.token = (req, res, next) =>
  passport.authenticate('by-hand', { session: false }, (err, user) => {
    if (err || !user) return res.status(400).json({ error: 'no', user: req.user || null });
    return res.json({ token: user.name.toUpperCase() });
  })(req, res, next);

exports.guard = function (req, res, next) {
  passport.authenticate('by-hand', { session: false }, function (err, user, info, status) {
    if (err) return next(err);
    if (!user) return res.status(status || 401).send(info.message);
    req.user = user;
    next();
  })(req, res, next);
};
`,
  },
  requests: [
    { method: 'POST', path: '/login', body: { username: 'ann', password: 'wrong' } },
    { method: 'POST', path: '/login', body: { username: 'broken', password: 'secret' } },
    { method: 'POST', path: '/login', body: {} },
    { method: 'POST', path: '/login', body: { username: 'ann', password: 'secret' } },
    { method: 'POST', path: '/token', body: { username: 'ann', password: 'secret' } },
    { method: 'POST', path: '/token', body: { username: 'ann', password: 'wrong' } },
    { method: 'POST', path: '/guarded', body: { username: 'ben', password: 'secret' } },
    { method: 'POST', path: '/guarded', body: { username: 'ben', password: 'wrong' } },
    { method: 'POST', path: '/guarded', body: { username: 'broken', password: 'secret' } },
  ],
});
