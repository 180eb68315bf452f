import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const cookieParser = require('cookie-parser');
const config = { cookies: { secret: 'from config' } };

app.use(cookieParser(config.cookies.secret));
app.get('/login', (req, res) => {
  res.cookie('user', { id: 7 }, { signed: true, httpOnly: true });
  res.json({ ok: true });
});
app.get('/me', (req, res) => {
  const { user } = req.signedCookies;
  if (!user) return res.status(401).json({ error: 'log in first' });
  res.json({ user });
});

module.exports = app;
`,
  requests: [
    'GET /login',
    'GET /me',
    { method: 'GET', path: '/me', headers: { cookie: 'user=s%3Aj%3A%7B%22id%22%3A7%7D.forged' } },
  ],
});
