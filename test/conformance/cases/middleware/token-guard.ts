import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const tokens = { 'token-ann': { id: 1, name: 'Ann' }, 'token-bo': { id: 2, name: 'Bo' } };

function requireAuth(req, res, next) {
  const header = req.headers.authorization;
  if (!header || !header.startsWith('Bearer ')) {
    return res.status(401).json({ error: 'No token provided' });
  }
  const user = tokens[header.slice(7)];
  if (!user) {
    return res.status(403).json({ error: 'Invalid token' });
  }
  req.user = user;
  next();
}

app.get('/public', (req, res) => res.json({ open: true }));
app.get('/me', requireAuth, (req, res) => res.json(req.user));
app.get('/me/name', requireAuth, (req, res) => res.send(req.user.name));

module.exports = app;
`,
  requests: [
    'GET /public',
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'Basic x' } },
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer nope' } },
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer token-ann' } },
    { method: 'GET', path: '/me/name', headers: { authorization: 'Bearer token-bo' } },
  ],
});
