import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const jwt = require('jsonwebtoken');
const app = express();

app.use(cookieParser());
const auth = (req, res, next) => {
  const { token } = req.cookies;
  if (!token) return res.status(401).json({ error: 'no token' });
  jwt.verify(token, 'secret', { algorithms: ['HS256'] }, (err, payload) => {
    if (err) return res.status(403).json({ error: err.name });
    req.userId = payload.name;
    next();
  });
};
app.get('/me', auth, (req, res) => res.json({ id: req.userId }));
app.post('/login', (req, res) => {
  const token = jwt.sign({ name: 'ann' }, 'secret', { noTimestamp: true });
  res.cookie('token', token, { httpOnly: true, sameSite: 'strict' }).json({ in: true });
});

module.exports = app;
`,
  requests: [
    'GET /me',
    'POST /login',
    { method: 'GET', path: '/me', headers: { cookie: 'token=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/me', headers: { cookie: 'token=x.y.z' } },
  ],
});
