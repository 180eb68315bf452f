import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  app: `
const express = require('express');
const serveStatic = require('serve-static');
const app = express();

app.use('/docs', serveStatic('docs', { index: false, extensions: ['txt'], maxAge: '1d', setHeaders: (res) => res.setHeader('X-Served', 'docs') }));
app.get('/api', (req, res) => res.json({ api: true }));

module.exports = app;
`,
  files: {
    'docs/read.txt': `
read me
`,
  },
  requests: [
    'GET /docs/read.txt',
    'GET /docs/read',
    'GET /docs/',
    'GET /api',
  ],
});
