import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.post('/remember', (req, res) => {
  req.session.cookie.sameSite = 'strict';
  req.session.user = 'ann';
  res.json({ original: req.session.cookie.originalMaxAge });
});
app.get('/me', (req, res) => res.json({ user: req.session.user ?? null, http: req.session.cookie.httpOnly }));

module.exports = app;
`,
  requests: [
    'POST /remember',
    { method: 'GET', path: '/me', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
  ],
});
