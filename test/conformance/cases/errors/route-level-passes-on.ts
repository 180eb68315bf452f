import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler of a route', '4 an error handler replaces the error'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(
  '/upload',
  (req, res) => {
    throw new Error(req.query.kind || 'plain');
  },
  (err, req, res, next) => {
    if (err.message === 'quota') return res.status(413).json({ quota: true });
    next(new Error('upload: ' + err.message));
  },
);
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: ['GET /upload', 'GET /upload?kind=quota'],
});
