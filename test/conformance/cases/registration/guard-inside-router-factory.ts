import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const createRouter = require('./router');

app.use('/a', createRouter('key-a'));
app.use('/b', createRouter('key-b'));

module.exports = app;
`,
  files: {
    'router.js': `
const { Router } = require('express');

module.exports = (key) => {
  const router = Router();
  const requireKey = (req, res, next) => {
    if (req.get('x-key') !== key) return res.status(401).json({ error: 'key' });
    next();
  };

  router.use((req, res, next) => {
    res.set('X-Router', 'keys');
    next();
  });
  router.get('/x', requireKey, (req, res) => res.json({ key }));
  return router;
};
`,
  },
  requests: [
    'GET /a/x',
    { method: 'GET', path: '/a/x', headers: { 'x-key': 'key-a' } },
    { method: 'GET', path: '/b/x', headers: { 'x-key': 'key-a' } },
    { method: 'GET', path: '/b/x', headers: { 'x-key': 'key-b' } },
  ],
});
