import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const asyncHandler = require('./asyncHandler');
const users = require('./users');
const app = express();

const protect = asyncHandler(async (req, res, next) => {
  let token;

  if (req.headers.authorization && req.headers.authorization.startsWith('Bearer')) {
    try {
      token = req.headers.authorization.split(' ')[1];

      req.user = await users.byToken(token);

      next();
    } catch (error) {
      res.status(401);
      throw new Error('Not authorized, token failed');
    }
  }

  if (!token) {
    res.status(401);
    throw new Error('Not authorized, no token');
  }
});

const admin = (req, res, next) => {
  if (req.user && req.user.isAdmin) {
    next();
  } else {
    res.status(401);
    throw new Error('Not authorized as an admin');
  }
};

app.get('/profile', protect, (req, res) => res.json(req.user));
app.get('/admin', protect, admin, (req, res) => res.json({ admin: req.user.name }));

app.use((err, req, res, next) => {
  const statusCode = res.statusCode === 200 ? 500 : res.statusCode;
  res.status(statusCode);
  res.json({ message: err.message });
});

module.exports = app;
`,
  files: {
    'asyncHandler.js': `
module.exports = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
`,
    'users.js': `
const known = { one: { name: 'Ann', isAdmin: true }, two: { name: 'Bob', isAdmin: false } };

exports.byToken = async (token) => {
  if (!known[token]) throw new Error('unknown');
  return known[token];
};
`,
  },
  requests: [
    'GET /profile',
    { method: 'GET', path: '/profile', headers: { authorization: 'Bearer one' } },
    { method: 'GET', path: '/profile', headers: { authorization: 'Bearer nobody' } },
    { method: 'GET', path: '/profile', headers: { authorization: 'Bearer ' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer one' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer two' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Basic xyz' } },
  ],
});
