import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

/** One route stays with the original app: both have to know the same sessions and count the same requests. */
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const session = require('express-session');
const { rateLimit } = require('express-rate-limit');
const app = express();

app.use(rateLimit({ windowMs: 60000, limit: 5, standardHeaders: false, legacyHeaders: false }));
app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));

app.post('/login/:name', (req, res) => {
  req.session.regenerate((err) => {
    Reflect.set(req.session, 'user', req.params.name);
    Reflect.apply(res.json, res, [{ user: req.session.user }]);
  });
});
app.get('/me', (req, res) => res.json({ user: req.session.user || null }));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'POST', path: '/login/ann' },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'POST', path: '/login/bob', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'GET', path: '/me', headers: { cookie } },
    { method: 'POST', path: '/login/ann' },
  ],
});
