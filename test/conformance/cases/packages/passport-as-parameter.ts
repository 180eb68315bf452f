import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const app = express();

require('./config/passport')(passport);

app.use(express.urlencoded({ extended: true }));
app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(passport.initialize());
app.use(passport.session());

require('./routes')(app, passport);

module.exports = app;
`,
  files: {
    'config/passport.js': `
const LocalStrategy = require('passport-local').Strategy;

module.exports = function (passport) {
  passport.serializeUser((user, done) => done(null, user.id));
  passport.deserializeUser((id, done) => done(null, { id, name: 'Ann' }));
  passport.use('local-login', new LocalStrategy((name, password, done) => done(null, password === 'secret' ? { id: 1 } : false)));
};
`,
    'routes.js': `
module.exports = function (app, passport) {
  app.get('/', function (req, res) {
    res.send('hello');
  });

  app.post('/login', passport.authenticate('local-login', { successRedirect: '/profile', failureRedirect: '/' }));

  app.get('/profile', isLoggedIn, function (req, res) {
    res.json({ user: req.user });
  });
};

function isLoggedIn(req, res, next) {
  if (req.isAuthenticated()) return next();
  res.redirect('/');
}
`,
  },
  requests: [
    'GET /', 'GET /profile',
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'username=ann&password=wrong' },
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'username=ann&password=secret' },
    { method: 'GET', path: '/profile', headers: { cookie: 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A' } },
  ],
});
