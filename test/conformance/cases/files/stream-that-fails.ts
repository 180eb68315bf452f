import { defineCase } from '../../case.js';

// A stream that fails before its first piece: what listens to its error answers.
export default defineCase({
  section: '9.1',
  app: `
const express = require('express');
const fs = require('node:fs');
const path = require('node:path');
const app = express();

app.get('/handled/:name', (req, res, next) => {
  const stream = fs.createReadStream(path.join(__dirname, 'files', req.params.name));
  stream.on('error', next);
  stream.pipe(res);
});
app.get('/answered/:name', (req, res) => {
  const stream = fs.createReadStream(path.join(__dirname, 'files', req.params.name));
  stream.on('error', () => res.status(404).json({ missing: req.params.name }));
  stream.pipe(res);
});
app.use((err, req, res, next) => res.status(500).json({ code: err.code }));

module.exports = app;
`,
  files: { 'files/a.txt': 'text of a\n' },
  requests: ['GET /handled/a.txt', 'GET /handled/none.txt', 'GET /answered/a.txt', 'GET /answered/none.txt'],
});
