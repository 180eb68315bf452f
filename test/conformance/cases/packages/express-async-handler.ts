import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const asyncHandler = require('express-async-handler');
const app = express();

const find = asyncHandler(async (req, res) => {
  if (req.params.id === '0') throw Object.assign(new Error('not found'), { status: 404 });
  res.json({ id: req.params.id });
});
const guard = asyncHandler(async (req, res, next) => {
  if (req.get('x-key') !== 'k') {
    res.status(401);
    throw new Error('no key');
  }
  next();
});

app.get('/a/:id', find);
app.get('/b/:id', guard, find);
app.get('/c', asyncHandler(async (req, res, next) => {
  await Promise.reject(new TypeError('late'));
}));
app.use((err, req, res, next) => {
  const status = res.statusCode === 200 ? err.status ?? 500 : res.statusCode;
  res.status(status).json({ error: err.message, name: err.name });
});

module.exports = app;
`,
  requests: [
    'GET /a/1',
    'GET /a/0',
    'GET /b/1',
    { method: 'GET', path: '/b/1', headers: { 'x-key': 'k' } },
    { method: 'GET', path: '/b/0', headers: { 'x-key': 'k' } },
    'GET /c',
  ],
});
