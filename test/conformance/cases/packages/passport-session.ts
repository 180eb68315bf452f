import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const app = express();

const users = new Map([['1', { id: '1', name: 'ann' }]]);
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => done(null, users.get(id) || false));

app.use(express.json());
app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(passport.initialize());
app.use(passport.session());

app.post('/pretend', (req, res) => {
  req.session.passport = { user: req.body.id };
  res.sendStatus(204);
});
app.get('/me', (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'nobody' });
  res.json(req.user);
});

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'POST', path: '/pretend', body: { id: '1' } },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'POST', path: '/pretend', headers: { cookie }, body: { id: '2' } },
    { method: 'GET', path: '/me', headers: { cookie } },
  ],
});
