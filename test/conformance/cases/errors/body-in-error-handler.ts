import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/own-parser', express.json(), (req, res, next) => next(new Error('late')));
app.post(
  '/own-handler',
  express.json(),
  (req, res) => {
    if (!req.body || !req.body.name) throw new Error('no name');
    res.json(req.body);
  },
  (err, req, res, next) => {
    if (err.message === 'no name') return res.status(422).json({ error: err.message, body: req.body });
    next(err);
  },
);
app.use(express.urlencoded({ extended: false }));
app.post('/form', (req, res) => {
  throw new Error('form');
});
app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: err.type || err.message, body: req.body });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/own-parser', body: { a: 1 } },
    { method: 'POST', path: '/own-parser', headers: { 'content-type': 'application/json' }, body: '{"a"' },
    { method: 'POST', path: '/own-handler', body: { name: 'Ann' } },
    { method: 'POST', path: '/own-handler', body: { title: 'Dr' } },
    { method: 'POST', path: '/own-handler', headers: { 'content-type': 'application/json' }, body: '[' },
    { method: 'POST', path: '/own-handler' },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=2' },
    { method: 'POST', path: '/form', body: { a: 1 } },
    { method: 'POST', path: '/none' },
  ],
});
