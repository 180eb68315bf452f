import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

class Auth {
  constructor(keys) {
    this.keys = keys;
    this.check = this.check.bind(this);
  }

  check(req, res, next) {
    const user = this.keys[req.get('x-key')];
    if (!user) return res.status(401).json({ error: 'key' });
    req.user = user;
    next();
  }
}

const auth = new Auth({ k1: { name: 'Ann' } });

app.get('/me', auth.check, (req, res) => res.json(req.user));

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { 'x-key': 'k1' } },
  ],
});
