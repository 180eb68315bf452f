import { defineCase } from '../../case.js';

// Scripts may use words as names that modules, which are strict, may not.
export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const package = require('./info.json');
const users = require('./users');
const { protected, delete: remove } = require('./auth');
const app = express();

app.get('/version', (req, res) => res.json({ name: package.name }));
app.get('/users', protected, users.static);
app.delete('/users', users.delete);
app.put('/users', remove, function (req, res) {
  const public = req.query.public;
  res.json({ public, private: 1 });
});

module.exports = app;
`,
  files: {
    'info.json': '{ "name": "words" }\n',
    'users.js': `
exports.delete = async (req, res) => res.json({ deleted: true });
exports.static = async (req, res) => res.json({ list: [] });
`,
    'auth.js': `
function protected(req, res, next) {
  if (!req.get('x-key')) return res.status(401).end();
  next();
}

module.exports = {
  protected,
  delete: (req, res, next) => {
    res.set('X-Removed', 'yes');
    next();
  },
};
`,
  },
  requests: ['GET /version', 'GET /users', { method: 'GET', path: '/users', headers: { 'x-key': 'k' } }, 'DELETE /users', 'PUT /users?public=a'],
});
