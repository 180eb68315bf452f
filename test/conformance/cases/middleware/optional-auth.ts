import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const optionalAuth = (req, res, next) => {
  const token = req.get('Authorization');
  if (token === 'Token secret') req.user = { username: 'jake' };
  next();
};

app.get('/articles', optionalAuth, (req, res) => {
  res.json({
    articles: [{ slug: 'a', favorited: req.user ? true : false }],
    viewer: req.user?.username ?? null,
  });
});

module.exports = app;
`,
  requests: ['GET /articles', { method: 'GET', path: '/articles', headers: { authorization: 'Token secret' } }],
});
