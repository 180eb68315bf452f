import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  app: `
const path = require('path');
const express = require('express');
const serveIndex = require('serve-index');
const app = express();

app.use('/files', serveIndex(path.join(__dirname, 'files'), { icons: false, view: 'details' }));
app.get('/api', (req, res) => res.json({ api: true }));

module.exports = app;
`,
  files: {
    'files/a.txt': `
a
`,
    'files/inner/b.txt': `
b
`,
  },
  requests: [
    { method: 'GET', path: '/files', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/files/inner', headers: { accept: 'text/plain' } },
    'GET /files/none',
    'POST /files',
    'GET /api',
  ],
});
