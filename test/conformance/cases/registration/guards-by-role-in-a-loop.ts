import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const requireRole = (role) => (req, res, next) => {
  if (req.get('x-role') !== role) return res.status(403).json({ needs: role });
  next();
};

for (const role of ['admin', 'editor']) {
  app.get('/' + role, requireRole(role), (req, res) => res.json({ role }));
}

module.exports = app;
`,
  requests: [
    'GET /admin',
    { method: 'GET', path: '/admin', headers: { 'x-role': 'admin' } },
    { method: 'GET', path: '/editor', headers: { 'x-role': 'admin' } },
    { method: 'GET', path: '/editor', headers: { 'x-role': 'editor' } },
  ],
});
