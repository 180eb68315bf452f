import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/files/:kind', (req, res) => {
  res.set('X-Kind', req.params.kind);
  if (req.params.kind === 'csv') {
    res.type('text/csv');
    return res.send('a,b');
  }
  if (req.params.kind === 'none') {
    res.status(404);
  }
  res.json({ kind: req.params.kind });
});

module.exports = app;
`,
  requests: [
    'GET /files/csv',
    'GET /files/none',
    'GET /files/other',
  ],
});
