import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const auth = (req, res, next) => {
  if (!req.get('x-user')) return res.status(401).json({ error: 'who' });
  req.user = { name: req.get('x-user') };
  next();
};
const admin = (req, res, next) => {
  auth(req, res, () => {
    if (req.user.name !== 'root') return res.status(403).json({ error: 'not you' });
    next();
  });
};

app.get('/admin', admin, (req, res) => res.json({ hello: req.user.name }));

module.exports = app;
`,
  requests: [
    'GET /admin',
    { method: 'GET', path: '/admin', headers: { 'x-user': 'ann' } },
    { method: 'GET', path: '/admin', headers: { 'x-user': 'root' } },
  ],
});
