import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { expressjwt } = require('express-jwt');
const app = express();

app.use(expressjwt({ secret: 'secret', algorithms: ['HS256'] }).unless({ path: ['/open', /^\\/public/] }));
app.get('/open', (req, res) => res.json({ open: true, auth: req.auth ?? null }));
app.get('/public/a', (req, res) => res.json({ open: true }));
app.get('/me', (req, res) => res.json({ name: req.auth.name, admin: req.auth.admin === true }));
app.get('/admin', (req, res) => {
  if (!req.auth.admin) return res.sendStatus(403);
  res.json({ admin: true });
});
app.use((err, req, res, next) => {
  if (err.name === 'UnauthorizedError') return res.status(401).json({ error: err.code, message: err.inner?.message });
  next(err);
});

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /public/a',
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer not.a.token' } },
    { method: 'GET', path: '/me', headers: { authorization: 'Basic abc' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYm9iIiwiYWRtaW4iOnRydWV9.ELtgScInbn6os30nqfwmNnOtDZ0ArWPn5n2TSH3DEII' } },
    'GET /none',
  ],
});
