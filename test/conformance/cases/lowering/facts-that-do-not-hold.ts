import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const check = (token) => (token === 'bad' ? null : { token });

const guard = (req, res, next) => {
  let user;
  let denied = false;
  const deny = () => {
    denied = true;
  };
  const token = req.get('x-token');
  if (token) {
    user = check(token);
    if (!user) deny();
  } else {
    deny();
  }
  if (denied) {
    return res.status(401).json({ error: 'denied', user: user === undefined ? 'none' : user });
  }
  req.user = user;
  next();
};

const late = (req, res, next) => {
  var level;
  if (req.query.level) level = Number(req.query.level);
  var level;
  if (!level) return res.status(400).json({ error: 'level' });
  if (level > 3) {
    next();
    return;
  }
  if (level === 3) return res.json({ level: 'three' });
  res.status(403).json({ level });
};

app.get('/in', guard, (req, res) => res.json({ user: req.user }));
app.get('/level', late, (req, res) => res.json({ level: 'high' }));

module.exports = app;
`,
  requests: [
    'GET /in',
    { method: 'GET', path: '/in', headers: { 'x-token': 'bad' } },
    { method: 'GET', path: '/in', headers: { 'x-token': 'good' } },
    'GET /level',
    'GET /level?level=2',
    'GET /level?level=3',
    'GET /level?level=4',
  ],
});
