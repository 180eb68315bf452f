import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 sendFile: root and leaving it', '11 headers', '11 download'],
  app: `
const express = require('express');
const path = require('path');
const app = express();

app.get('/terms', (req, res) => {
  res.sendFile('terms.txt', { root: path.join(__dirname, 'files') });
});

app.get('/terms/download', (req, res) => {
  res.download('files/terms.txt', 'our terms.txt', { root: __dirname });
});

module.exports = app;
`,
  files: {
    'files/terms.txt': `
Be kind.
`,
  },
  requests: ['GET /terms', 'GET /terms/download', 'HEAD /terms'],
});
