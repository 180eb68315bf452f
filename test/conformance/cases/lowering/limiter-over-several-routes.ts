import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function quota(max) {
  const seen = new Map();

  return function (req, res, next) {
    const key = req.get('x-user') || 'anyone';
    seen.set(key, (seen.get(key) || 0) + 1);
    if (seen.get(key) > max) {
      return res.status(429).json({ used: seen.get(key) });
    }
    next();
  };
}

const api = express.Router();
api.use(quota(2));
api.get('/a', (req, res) => res.json('a'));
api.get('/b', (req, res) => res.json('b'));
app.use('/api', api);
app.get('/other', quota(1), (req, res) => res.json('other'));

module.exports = app;
`,
  requests: [
    'GET /api/a',
    'GET /api/b',
    'GET /api/a',
    { method: 'GET', path: '/api/b', headers: { 'x-user': 'ann' } },
    'GET /other',
    'GET /other',
  ],
});
