import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 only error handlers after the failure run'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => (req.get('x-fail') ? next(new Error('early')) : next()));
app.use((err, req, res, next) => res.status(503).json({ first: err.message }));
app.get('/late', () => {
  throw new Error('late');
});
app.use((err, req, res, next) => res.status(500).json({ second: err.message }));

module.exports = app;
`,
  requests: ['GET /late', { method: 'GET', path: '/late', headers: { 'x-fail': '1' } }],
});
