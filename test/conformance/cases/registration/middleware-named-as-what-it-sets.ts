import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const middleware = require('./middleware');
const { account, params, headers } = require('./account');
const locals = require('./locals');
const { rateLimit } = require('express-rate-limit');
const app = express();

app.use(express.json());
app.use(middleware.user);
app.use(locals.title);
app.get('/me', (req, res) => res.json({ user: req.user, title: res.locals.title }));
app.get('/account/:id', account, params, (req, res) => res.json({ account: req.account, user: req.user }));
app.post('/account/:id', locals.load('books'), account, headers, (req, res) => res.json({ account: req.account, loaded: res.locals.loaded, body: req.body, title: res.locals.title }));
app.get('/twice', locals.load('a'), locals.load('b'), rateLimit({ windowMs: 1000, limit: 50, legacyHeaders: false }), (req, res) => res.json({ loaded: res.locals.loaded }));
app.get('/denied', middleware.denied, account, (req, res) => res.json({ account: req.account }));
app.get('/failing', middleware.request, (req, res) => res.json({ never: true }));
app.use(middleware.error);

module.exports = app;
`,
  files: {
    'middleware.js': `
async function user(req, res, next) {
  req.user = { name: await Promise.resolve(req.get('x-user') || 'nobody') };
  next();
}

function denied(req, res, next) {
  if (req.query.no) return res.status(403).json({ denied: true });
  next();
}

function request(req, res, next) {
  next(Object.assign(new Error('no request'), { status: 418 }));
}

function error(err, req, res, next) {
  res.status(err.status || 500).json({ error: err.message, user: req.user, title: res.locals.title });
}

module.exports = { user, denied, request, error };
`,
    'account.js': `
function account(req, res, next) {
  req.account = { id: req.params.id || 'none', of: req.user.name };
  next();
}

function params(req, res, next) {
  if (req.params.id === '0') return res.status(404).json({ params: req.params });
  next();
}

function headers(req, res, next) {
  res.set('X-Account', req.account.id);
  next();
}

module.exports = { account, params, headers };
`,
    'locals.js': `
exports.title = (req, res, next) => {
  res.locals.title = 'Shop';
  next();
};

exports.load = (what) => (req, res, next) => {
  res.locals.loaded = what;
  next();
};
`,
  },
  requests: [
    { method: 'GET', path: '/me', headers: { 'x-user': 'ann' } }, 'GET /account/3', 'GET /account/0',
    { method: 'POST', path: '/account/3', body: { a: 1 } }, 'GET /denied', 'GET /twice', 'GET /denied?no=1', 'GET /failing', { method: 'POST', path: '/account/3', headers: { 'content-type': 'application/json' }, body: '{' },
  ],
});
