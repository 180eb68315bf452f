import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const { unless } = require('express-unless');
const app = express();

const requireKey = (req, res, next) => {
  if (req.get('x-key') !== 'k') return res.status(401).json({ error: 'key' });
  next();
};
requireKey.unless = unless;

app.use(requireKey.unless({ path: ['/open', { url: '/mixed', methods: ['GET'] }] }));
app.get('/open', (req, res) => res.json({ open: true }));
app.get('/closed', (req, res) => res.json({ closed: true }));
app.get('/mixed', (req, res) => res.json({ mixed: 'get' }));
app.post('/mixed', (req, res) => res.json({ mixed: 'post' }));

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /closed',
    { method: 'GET', path: '/closed', headers: { 'x-key': 'k' } },
    'GET /mixed',
    'POST /mixed',
    { method: 'POST', path: '/mixed', headers: { 'x-key': 'k' } },
    'GET /none',
  ],
});
