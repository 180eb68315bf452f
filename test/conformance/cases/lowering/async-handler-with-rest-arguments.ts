import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const asyncHandler = require('./asyncHandler');
const app = express();

app.get('/ok', asyncHandler(async (req, res) => res.json({ ok: true })));
app.get('/bad', asyncHandler(async () => {
  throw Object.assign(new Error('bad'), { status: 422 });
}));
app.get('/guarded', asyncHandler(async (req, res, next) => (req.query.in ? next() : res.sendStatus(401))), asyncHandler(async (req, res) => res.json('in')));

app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  files: {
    'asyncHandler.js': `
function asyncHandler(fn) {
  return function asyncUtilWrap(...args) {
    const fnReturn = fn(...args);
    const next = args[args.length - 1];
    return Promise.resolve(fnReturn).catch(next);
  };
}

module.exports = asyncHandler;
`,
  },
  requests: [
    'GET /ok',
    'GET /bad',
    'GET /guarded',
    'GET /guarded?in=1',
  ],
});
