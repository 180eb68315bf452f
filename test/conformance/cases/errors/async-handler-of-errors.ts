import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  express: 5,
  app: `
const express = require('express');
const app = express();

const log = async (err) => {
  await null;
  if (err.message === 'unloggable') throw new Error('log failed');
};
app.get('/a', () => {
  throw new Error('a');
});
app.get('/b', () => {
  throw new Error('unloggable');
});
app.use(async (err, req, res, next) => {
  await log(err);
  res.status(500).json({ error: err.message });
});
app.use((err, req, res, next) => res.status(503).json({ second: err.message }));

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /b',
  ],
});
