import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const verify = async (token) => {
  if (token !== 'good') throw new Error('bad token');
  return { name: 'Ada' };
};

// A wrong token is logged and never answered: what is behind must not be reached.
function requireToken(req, res, next) {
  const token = req.get('authorization');
  if (!token) return res.status(401).json({ error: 'token' });
  verify(token)
    .then((user) => {
      req.user = user;
      next();
    })
    .catch((err) => {
      console.log('error', err.message);
    });
}

app.get('/me', requireToken, (req, res) => res.json(req.user));
app.get('/door', requireToken, (req, res) => res.json({ open: true }));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'good' } },
    'GET /door',
    { method: 'GET', path: '/door', headers: { authorization: 'good' } },
  ],
});
