import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const verify = (token) => {
  if (token !== 'good') throw new Error('bad token');
  return { id: 7 };
};

function auth(req, res, next) {
  const token = req.get('x-auth-token');
  if (token) {
    try {
      req.user = verify(token);
      next();
    } catch (err) {
      res.status(400).json({ msg: 'Token is not valid' });
    }
  }
  if (!token) {
    res.status(401).json({ msg: 'No token, authorization denied' });
  }
}

app.get('/me', auth, (req, res) => res.json(req.user));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { 'x-auth-token': 'good' } },
    { method: 'GET', path: '/me', headers: { 'x-auth-token': 'other' } },
  ],
});
