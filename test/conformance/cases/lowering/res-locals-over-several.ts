import { defineCase } from '../../case.js';

export default defineCase({
  section: '7.9',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = (req, res, next) => {
  res.locals.started = 1;
  res.locals.user = { id: req.get('x-user') || 'guest' };
  next();
};
const count = (req, res, next) => {
  res.locals.started += 1;
  next();
};

app.get('/me', load, count, (req, res) => {
  const { user, started } = res.locals;
  res.json({ user, started });
});

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { 'x-user': '7' } },
  ],
});
