import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['9.6 headersSent'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/once', (req, res) => {
  if (req.query.early) {
    res.json({ early: true });
  }
  if (!res.headersSent) {
    res.json({ early: false });
  }
});

module.exports = app;
`,
  requests: ['GET /once', 'GET /once?early=1'],
});
