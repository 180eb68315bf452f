import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const verify = async (token) => {
  if (token === 'broken') throw new Error('cannot be read');
  return token === 'good' ? { name: 'Ada' } : null;
};

// What is passed on must not end in the catch clause around it.
const requireUser = async (req, res, next) => {
  try {
    const token = req.get('authorization');
    if (token) {
      const user = await verify(token);
      if (user) {
        req.user = user;
        next();
      } else {
        next(new HttpError(401, 'Wrong token'));
      }
    } else {
      next(new HttpError(404, 'Token missing'));
    }
  } catch (error) {
    next(new HttpError(400, 'Bad token'));
  }
};

const parse = (req, res, next) => {
  try {
    const filter = JSON.parse(req.query.filter || '{}');
    if (filter.secret) return next(new HttpError(403, 'secret'));
    req.filter = filter;
    next();
  } catch (error) {
    next(new HttpError(422, 'filter'));
  }
};

app.get('/me', requireUser, (req, res) => res.json(req.user));
app.get('/search', parse, (req, res) => res.json({ filter: req.filter }));
app.get('/direct', async (req, res, next) => {
  try {
    res.status(202);
    if (req.query.fail) return next(new HttpError(409, 'direct'));
    res.json({ ok: true });
  } catch (error) {
    res.status(500).json({ caught: error.message });
  }
});
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'good' } },
    { method: 'GET', path: '/me', headers: { authorization: 'bad' } },
    { method: 'GET', path: '/me', headers: { authorization: 'broken' } },
    'GET /search?filter={"a":1}',
    'GET /search?filter={"secret":1}',
    'GET /search?filter={',
    'GET /search',
    'GET /direct',
    'GET /direct?fail=1',
  ],
});
