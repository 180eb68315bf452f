import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const passport = require('passport');
const { Strategy: CustomStrategy } = require('passport-custom');
const app = express();

passport.use('key', new CustomStrategy((req, done) => {
  const key = req.get('x-api-key');
  if (!key) return done(null, false);
  done(null, { key });
}));
passport.use('query', new CustomStrategy((req, done) => done(null, req.query.key ? { key: req.query.key } : false)));

app.get('/one', passport.authenticate('key', { session: false }), (req, res) => res.json(req.user));
app.get('/either', passport.authenticate(['key', 'query'], { session: false }), (req, res) => res.json(req.user));
app.get('/redirects', passport.authenticate('key', { session: false, failureRedirect: '/login' }), (req, res) => res.json(req.user));
app.get('/assigned', passport.authenticate('key', { session: false, assignProperty: 'client' }), (req, res) => res.json({ client: req.client.key ?? null }));

module.exports = app;
`,
  requests: [
    'GET /one',
    { method: 'GET', path: '/one', headers: { 'x-api-key': 'a' } },
    { method: 'GET', path: '/either?key=b' },
    { method: 'GET', path: '/either', headers: { 'x-api-key': 'a' } },
    'GET /either',
    'GET /redirects',
    { method: 'GET', path: '/redirects', headers: { 'x-api-key': 'a' } },
  ],
});
