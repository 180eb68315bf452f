import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

const check = (req, res, next) => next(req.query.bad ? new Error('bad') : null);
const both = (req, res, next) => next(req.query.bad && new Error('both'));
const either = (req, res, next) => (req.query.bad ? next(req.problem || new Error('either')) : next());

app.get('/check', check, (req, res) => res.json({ ok: true }));
app.get('/both', both, (req, res) => res.json({ ok: true }));
app.get('/either', either, (req, res) => res.json({ ok: true }));
app.use((err, req, res, next) => {
  res.status(400).json({ error: err.message });
});

module.exports = app;
`,
  requests: ['GET /check', 'GET /check?bad=1', 'GET /both', 'GET /both?bad=1', 'GET /either', 'GET /either?bad=1'],
});
