import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const fs = require('fs');

app.get('/parse/:kind', (req, res) => {
  setImmediate(() => {
    try {
      const value = JSON.parse(req.params.kind === 'bad' ? '{' : '{"a":1}');
      res.json(value);
    } catch (error) {
      res.status(422).json({ error: 'not JSON' });
    }
  });
});
app.get('/stat', (req, res) => {
  fs.stat('/definitely/not/there', (err, stats) => {
    if (err) return res.status(404).json({ code: err.code });
    res.json({ size: stats.size });
  });
});

module.exports = app;
`,
  requests: [
    'GET /parse/good',
    'GET /parse/bad',
    'GET /stat',
  ],
});
