import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const mongoSanitize = require('express-mongo-sanitize');
const hpp = require('hpp');
const app = express();

app.use(express.json());
app.use(mongoSanitize());
app.use(hpp());

app.get('/search', (req, res) => res.json({ query: req.query, polluted: req.queryPolluted }));
app.post('/users', (req, res) => {
  const { name } = req.body;
  res.json({ name, body: req.body, page: req.query.page });
});

module.exports = app;
`,
  requests: [
    'GET /search?sort=name&sort=price&name[$gt]=1',
    { method: 'POST', path: '/users?page=1&page=2', body: { name: { $ne: 1, first: 'a' }, $where: 'x', ok: true } },
    { method: 'POST', path: '/users', body: {} },
    { method: 'POST', path: '/users', headers: { 'content-type': 'application/json' }, body: '{' },
  ],
});
