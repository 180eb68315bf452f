import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const unless = (path, middleware) => (req, res, next) => {
  if (req.path === path) return next();
  return middleware(req, res, next);
};
const auth = (req, res, next) => (req.get('x-key') === 'k' ? next() : res.status(401).json({ error: 'key' }));

app.use(unless('/open', auth));
app.get('/open', (req, res) => res.json({ open: true }));
app.get('/closed', (req, res) => res.json({ open: false }));

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /closed',
    { method: 'GET', path: '/closed', headers: { 'x-key': 'k' } },
    { method: 'GET', path: '/nowhere', headers: { 'x-key': 'k' } },
  ],
});
