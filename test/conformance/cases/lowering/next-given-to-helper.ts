import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const { passOn, orFail, notFound } = require('./helpers');
const app = express();

app.get('/a', (req, res, next) => {
  if (!req.query.x) return notFound(next);
  res.json({ x: req.query.x });
});
app.get('/b', async (req, res, next) => {
  try {
    const value = await Promise.reject(new Error('refused'));
    res.json(value);
  } catch (err) {
    passOn(err, next);
  }
});
app.get('/c', (req, res, next) => {
  orFail(req.query.n === '1', 'n must be 1', next);
}, (req, res) => res.json({ n: 1 }));

app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'helpers.js': `
exports.notFound = (next) => next(Object.assign(new Error('not found'), { status: 404 }));
exports.passOn = (err, next) => {
  err.status = 502;
  next(err);
};
exports.orFail = (test, message, next) => {
  if (test) return next();
  next(new Error(message));
};
`,
  },
  requests: [
    'GET /a',
    'GET /a?x=1',
    'GET /b',
    'GET /c',
    'GET /c?n=1',
  ],
});
