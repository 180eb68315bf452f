import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { check, who } = require('./check');
const app = express();

app.use('/open', express.json());
app.get('/open/a', who, check, (req, res) => res.json({ user: req.user, a: 1 }));
app.post('/open/a', check, (req, res) => res.json({ user: req.user ?? null, body: req.body }));
app.get('/b', check, (req, res) => res.json({ b: 1 }));

module.exports = app;
`,
  files: {
    'check.js': `
exports.who = (req, res, next) => {
  req.user = req.get('x-user');
  next();
};

exports.check = (req, res, next) => {
  if (req.get('x-block')) return res.status(403).json({ blocked: true, user: req.user ?? null });
  next();
};
`,
  },
  requests: [
    { method: 'GET', path: '/open/a', headers: { 'x-user': 'ann' } },
    { method: 'GET', path: '/open/a', headers: { 'x-user': 'ann', 'x-block': '1' } },
    { method: 'POST', path: '/open/a', headers: { 'x-block': '1' }, body: { a: 1 } },
    { method: 'POST', path: '/open/a', body: { a: 1 } },
    'GET /b',
    { method: 'GET', path: '/b', headers: { 'x-block': '1' } },
  ],
});
