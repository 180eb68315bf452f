import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const hpp = require('hpp');
const app = express();

// A common mistake: there is no body yet for it to look at.
app.use(hpp());
app.use(express.json());
app.use(express.urlencoded({ extended: true }));

app.post('/users', (req, res) => res.json({ body: req.body, page: req.query.page }));
app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users?page=1&page=2', body: { name: 'Ada' } },
    { method: 'POST', path: '/users', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&a=2' },
    { method: 'POST', path: '/users', headers: { 'content-type': 'application/json' }, body: '{' },
    { method: 'POST', path: '/users?page=3' },
  ],
});
