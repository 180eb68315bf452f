import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const passport = require('passport');
const { BasicStrategy } = require('passport-http');
const app = express();

passport.use(new BasicStrategy({ realm: 'books' }, (name, password, done) => {
  if (name === 'boom') return done(new Error('database'));
  done(null, name === 'ann' && password === 'pw' ? { name } : false);
}));

app.get('/private', passport.authenticate('basic', { session: false }), (req, res) => res.json({ user: req.user.name }));
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /private',
    { method: 'GET', path: '/private', headers: { authorization: 'Basic YW5uOnB3' } },
    { method: 'GET', path: '/private', headers: { authorization: 'Basic YW5uOndyb25n' } },
    { method: 'GET', path: '/private', headers: { authorization: 'Basic Ym9vbTp4' } },
    { method: 'GET', path: '/private', headers: { authorization: 'Basic' } },
  ],
});
