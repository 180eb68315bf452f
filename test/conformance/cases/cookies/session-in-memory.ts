import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

const sessions = new Map();
let nextId = 1;

app.use(express.json());
app.use(cookieParser());

app.post('/login', (req, res) => {
  const id = \`s\${nextId++}\`;
  sessions.set(id, { user: req.body.user });
  res.cookie('sid', id, { httpOnly: true });
  res.status(201).json({ user: req.body.user });
});

app.get('/me', (req, res) => {
  const session = sessions.get(req.cookies.sid);
  if (!session) return res.sendStatus(401);
  res.json({ user: session.user });
});

app.post('/logout', (req, res) => {
  sessions.delete(req.cookies.sid);
  res.clearCookie('sid').sendStatus(204);
});

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'POST', path: '/login', body: { user: 'ann' } },
    { method: 'GET', path: '/me', headers: { cookie: 'sid=s1' } },
    { method: 'POST', path: '/logout', headers: { cookie: 'sid=s1' } },
    { method: 'GET', path: '/me', headers: { cookie: 'sid=s1' } },
  ],
});
