import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const jwt = require('jsonwebtoken');
const app = express();

const optional = (req, res, next) => {
  const header = req.headers['authorization'];
  const token = header && header.split(' ')[1];
  if (token == null) return next();
  try {
    req.user = jwt.verify(token, 'secret');
  } catch {
    req.user = null;
  }
  next();
};
const required = [optional, (req, res, next) => (req.user ? next() : res.sendStatus(401))];
const role = (...roles) => (req, res, next) => (roles.includes(req.user.role) ? next() : res.status(403).json({ needs: roles }));

app.get('/hello', optional, (req, res) => res.json({ hello: req.user?.name ?? 'stranger' }));
app.get('/me', required, (req, res) => res.json({ name: req.user.name }));
app.get('/admin', required, role('admin', 'owner'), (req, res) => res.json({ admin: true }));

module.exports = app;
`,
  requests: [
    'GET /hello',
    { method: 'GET', path: '/hello', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/hello', headers: { authorization: 'Bearer bad' } },
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lV0UTLYXGPnZK2UMW036Y1g0GsH2-CmkvbdrUIUR1dU' } },
    'GET /admin',
  ],
});
