import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const { sendError, wrap } = require('./lib/errors');
const app = express();

app.get('/a/:id', wrap(async (req, res) => {
  if (req.params.id === '0') return sendError(res, { status: 404, message: 'no a' });
  if (req.params.id === 'x') throw Object.assign(new Error('bad'), { status: 400 });
  return res.json({ a: req.params.id });
}));

app.use((err, req, res, next) => sendError(res, err));

module.exports = app;
`,
  files: {
    'lib/errors.js': `
const sendError = (res, { status = 500, message }) => res.status(status).json({ status, message });

const wrap = (handler) => async (req, res, next) => {
  try {
    await handler(req, res, next);
  } catch (error) {
    next(error);
  }
};

module.exports = { sendError, wrap };
`,
  },
  requests: [
    'GET /a/1',
    'GET /a/0',
    'GET /a/x',
  ],
});
