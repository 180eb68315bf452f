import { defineCase } from '../../case.js';

// Middleware that is passed over for some paths, in the forms in which people write it.
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const PUBLIC = ['/', '/status'];
const auth = (req, res, next) => {
  if (req.get('x-key') !== 'k') return res.status(401).json({ error: 'key' });
  req.user = { name: 'ada' };
  next();
};
const unless = (paths, middleware) => (req, res, next) => (paths.includes(req.path) ? next() : middleware(req, res, next));
function except(middleware, ...paths) {
  return function (req, res, next) {
    const isOpen = paths.some((path) => path === req.path);
    isOpen ? next() : middleware(req, res, next);
  };
}
const onlyBehind = (start) => (req, res, next) => {
  if (!req.path.startsWith(start)) return next();
  auth(req, res, next);
};

app.use('/a', unless(['/login', '/register'], auth));
app.get('/a/login', (req, res) => res.json({ open: true, user: req.user }));
app.get('/a/me', (req, res) => res.json({ user: req.user }));
app.get('/a/:name', (req, res) => res.json({ name: req.params.name, user: req.user }));
app.use('/b', except(auth, '/login', '/public'));
app.get('/b/login', (req, res) => res.json({ open: true }));
app.get('/b/me', (req, res) => res.json({ user: req.user }));
app.use('/c', (req, res, next) => {
  if (req.path === '/login' || req.path.startsWith('/files/')) return next();
  return auth(req, res, next);
});
app.get('/c/login', (req, res) => res.json({ open: true }));
app.get('/c/files/:name', (req, res) => res.json({ name: req.params.name, user: req.user }));
app.get('/c/me', (req, res) => res.json({ user: req.user }));
app.use('/d', (req, res, next) => {
  if (PUBLIC.indexOf(req.path) === -1) {
    auth(req, res, next);
  } else {
    next();
  }
});
app.get('/d', (req, res) => res.json({ index: true }));
app.get('/d/status', (req, res) => res.json({ status: 'up' }));
app.get('/d/me', (req, res) => res.json({ user: req.user }));
app.use('/e', onlyBehind('/admin'));
app.get('/e/admin/me', (req, res) => res.json({ user: req.user }));
app.get('/e/me', (req, res) => res.json({ user: req.user }));

module.exports = app;
`,
  requests: [
    '/a/login', '/a/login/', '/a/me', '/a/register', '/a/ada', '/a/none/deep', '/a', '/b/login', '/b/me', '/b/public', '/b/none', '/c/login', '/c/files/x', '/c/files', '/c/me', '/c',
    '/d', '/d/', '/d/status', '/d/me', '/d/none', '/e/admin/me', '/e/me', '/e/admin', '/none',
  ].flatMap((path) => [{ method: 'GET', path }, { method: 'GET', path, headers: { 'x-key': 'k' } }]),
});
