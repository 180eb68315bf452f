import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['9.6 locals'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.locals.user = { name: 'Guest', isAdmin: req.get('x-admin') === 'yes' };
  next();
});

app.get('/profile', (req, res) => {
  const { user } = res.locals;
  res.json({ user, title: \`Hello \${res.locals.user.name}\` });
});

module.exports = app;
`,
  requests: ['GET /profile', { method: 'GET', path: '/profile', headers: { 'x-admin': 'yes' } }],
});
