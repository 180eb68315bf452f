import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function authenticate(req, res, next) {
  if (!req.headers['x-user']) return res.status(401).json({ error: 'who?' });
  req.user = { name: req.headers['x-user'] };
  next();
}

const orders = express.Router();
orders.use(authenticate);
orders.get('/', (req, res) => {
  throw new Error('no orders of ' + req.user.name);
});

app.get('/profile', authenticate, (req, res, next) => {
  if (req.query.fail) return next(new Error('no profile'));
  res.json(req.user);
});
app.use('/orders', orders);
app.get('/open', (req, res) => {
  throw new Error('open');
});
app.use((err, req, res, next) => {
  res.status(500).json({ error: err.message, user: req.user ? req.user.name : null });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/profile', headers: { 'x-user': 'ann' } },
    { method: 'GET', path: '/profile?fail=1', headers: { 'x-user': 'ann' } },
    'GET /profile?fail=1',
    { method: 'GET', path: '/orders', headers: { 'x-user': 'bob' } },
    'GET /orders',
    { method: 'GET', path: '/open', headers: { 'x-user': 'bob' } },
  ],
});
