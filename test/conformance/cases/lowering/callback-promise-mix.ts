import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const fs = require('node:fs');
const path = require('node:path');
const app = express();

app.get('/self', (req, res, next) => {
  fs.stat(path.join(process.cwd(), 'package.json'), (err, stat) => {
    if (err) return next(err);
    Promise.resolve(stat.isFile())
      .then((isFile) => res.json({ isFile }))
      .catch(next);
  });
});
app.get('/none', (req, res, next) => {
  fs.readFile('/no/such/file', 'utf8', (err, text) => {
    if (err && err.code === 'ENOENT') return res.status(404).send('none');
    if (err) return next(err);
    res.type('text').send(text);
  });
});

module.exports = app;
`,
  requests: [
    'GET /self',
    'GET /none',
  ],
});
