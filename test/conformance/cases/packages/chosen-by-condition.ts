import { defineCase } from '../../case.js';

// A limiter, or a function that does nothing: which one is decided when the app starts.
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const limits = require('./limits');
const app = express();

const quick = process.env.NO_LIMITS_AT_ALL ? (req, res, next) => next() : limits.limiter({ max: 1 });

app.get('/often', limits.limiter({ max: 100 }), (req, res) => res.json({ often: true }));
app.get('/once', quick, (req, res) => res.json({ once: true }));
app.get('/free', limits.maybe(), (req, res) => res.json({ free: req.rateLimit === undefined }));

module.exports = app;
`,
  files: {
    'limits.js': `
const { rateLimit } = require('express-rate-limit');

function limiter({ max }) {
  if (process.env.NO_LIMITS) {
    return function (req, res, next) {
      return next();
    };
  }
  return rateLimit({ windowMs: 60_000, limit: max, legacyHeaders: false, handler: (req, res, next, options) => res.status(options.statusCode).json({ slow: true }) });
}

function maybe() {
  if (process.env.LIMITS_ON_FREE) return rateLimit({ windowMs: 60_000, limit: 1 });
  return (req, res, next) => next();
}

module.exports = { limiter, maybe };
`,
  },
  requests: ['GET /often', 'GET /once', 'GET /once', 'GET /free', 'GET /free'],
});
