import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const authenticate = (req, res, next) => {
  const [, token] = (req.headers.authorization || '').split(' ');
  if (token == null) return res.sendStatus(401);
  req.user = { id: token, plan: token === 'pro' ? 'pro' : 'free' };
  next();
};

const loadLimits = (req, res, next) => {
  req.limits = req.user.plan === 'pro' ? { projects: 100 } : { projects: 3 };
  next();
};

app.use(authenticate);

app.get('/limits', loadLimits, (req, res) => {
  const { user, limits } = req;
  res.json({ plan: user.plan, limits });
});

app.get('/plan', (req, res) => res.json({ plan: req.user.plan }));

module.exports = app;
`,
  requests: [
    'GET /limits',
    { method: 'GET', path: '/limits', headers: { authorization: 'Bearer pro' } },
    { method: 'GET', path: '/limits', headers: { authorization: 'Bearer x' } },
    { method: 'GET', path: '/plan', headers: { authorization: 'Bearer x' } },
  ],
});
