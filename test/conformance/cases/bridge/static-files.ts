import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 static: files, methods, missing files', '11 static: index and directories', '11 ranges'],
  app: `
const express = require('express');
const path = require('path');
const app = express();

app.use('/assets', express.static(path.join(__dirname, 'public')));
app.get('/', (req, res) => res.send('home'));

module.exports = app;
`,
  files: {
    'public/site.css': `
body { color: teal; }
`,
    'public/docs/index.html': `
<!doctype html><title>Docs</title>
`,
  },
  requests: [
    'GET /',
    'GET /assets/site.css',
    'GET /assets/docs/',
    'GET /assets/none.css',
    { method: 'GET', path: '/assets/site.css', headers: { range: 'bytes=0-3' } },
  ],
});
