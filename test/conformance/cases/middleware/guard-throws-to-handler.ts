import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const auth = (req, res, next) => {
  if (!req.headers.authorization) return next(new HttpError(401, 'Please authenticate'));
  req.user = { id: req.headers.authorization };
  return next();
};

app.get('/account', auth, (req, res) => res.json({ account: req.user.id }));

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ code: err.status || 500, message: err.message });
});

module.exports = app;
`,
  requests: ['GET /account', { method: 'GET', path: '/account', headers: { authorization: 'u1' } }],
});
