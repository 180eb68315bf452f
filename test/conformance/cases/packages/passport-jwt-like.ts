import { defineCase } from '../../case.js';

/** The usual `auth(role)` around a strategy of its own, and a validator that replaces what it has checked. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const passport = require('passport');
const auth = require('./middlewares/auth');
const validate = require('./middlewares/validate');
const { tokenStrategy } = require('./config/passport');
const items = require('./services/items');
const app = express();

app.use(express.json());
app.use(passport.initialize());
passport.use('token', tokenStrategy);

app.get('/items/:id', auth(), validate({ params: { id: Number }, query: { limit: Number } }), (req, res) => {
  const { id } = req.params;
  res.json({ id, type: typeof id, limit: req.query.limit, user: req.user.name, items: items.all() });
});
app.post('/items', auth('admin'), validate({ body: { size: Number } }), (req, res) => {
  res.status(201).json({ item: items.add(req.body), by: req.user });
});
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'middlewares/auth.js': `
const passport = require('passport');

const verify = (req, resolve, reject, role) => (err, user) => {
  if (err || !user) return reject(Object.assign(new Error('Please authenticate'), { status: 401 }));
  req.user = user;
  if (role && user.role !== role) return reject(Object.assign(new Error('Forbidden'), { status: 403 }));
  resolve();
};

module.exports = (role) => async (req, res, next) =>
  new Promise((resolve, reject) => {
    passport.authenticate('token', { session: false }, verify(req, resolve, reject, role))(req, res, next);
  })
    .then(() => next())
    .catch((err) => next(err));
`,
    'middlewares/validate.js': `
const cast = (values, types) => Object.fromEntries(Object.entries(types).map(([name, type]) => [name, type(values[name])]));

module.exports = (schema) => (req, res, next) => {
  const value = {};
  for (const part of Object.keys(schema)) {
    value[part] = cast(req[part] || {}, schema[part]);
    if (Object.values(value[part]).some(Number.isNaN)) return next(Object.assign(new Error('"' + part + '" is invalid'), { status: 400 }));
  }
  for (const part of Object.keys(value)) {
    if (part !== 'query') req[part] = value[part];
  }
  return next();
};
`,
    'config/passport.js': `
const { Strategy } = require('passport');

class TokenStrategy extends Strategy {
  authenticate(req) {
    const token = req.get('authorization');
    if (!token) return this.fail('no token');
    this.success({ name: token.split(' ')[1], role: token.endsWith('ann') ? 'admin' : 'user' });
  }
}

exports.tokenStrategy = new TokenStrategy();
`,
    'services/items.js': `
const list = [];

exports.all = () => list;
exports.add = (item) => {
  list.push(item);
  return item;
};
`,
  },
  requests: [
    'GET /items/7?limit=2',
    { method: 'GET', path: '/items/7?limit=2', headers: { authorization: 'Bearer ann' } },
    { method: 'GET', path: '/items/x?limit=2', headers: { authorization: 'Bearer ann' } },
    { method: 'POST', path: '/items', headers: { authorization: 'Bearer bob' }, body: { size: '3' } },
    { method: 'POST', path: '/items', headers: { authorization: 'Bearer ann' }, body: { size: '3' } },
    { method: 'POST', path: '/items', headers: { authorization: 'Bearer ann' }, body: { size: 'big' } },
    { method: 'GET', path: '/items/8?limit=1', headers: { authorization: 'Bearer bob' } },
    { method: 'DELETE', path: '/items/8', headers: { authorization: 'Bearer bob' } },
  ],
});
