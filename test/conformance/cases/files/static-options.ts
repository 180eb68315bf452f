import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 static: files, methods, missing files', '11 static: extensions, setHeaders, fallthrough'],
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.use('/a', express.static(FILES, { extensions: ['html'], maxAge: '1h', index: false, setHeaders: (res) => res.set('X-Static', 'yes') }));
app.use('/b', express.static(FILES, { fallthrough: false, dotfiles: 'deny', redirect: false }));
app.get('/api', (req, res) => res.json({ api: true }));

module.exports = app;
`,
  files: {
    'files/fox.txt': `
The quick brown fox
`,
    'files/page.html': `
<p>page</p>
`,
    'files/data.xml': `
<a/>
`,
    'files/.secret': `
hidden
`,
    'files/folder/inside.txt': `
inside
`,
  },
  requests: ['GET /a/page', 'GET /a/fox.txt', 'GET /b/none.txt', 'POST /b/fox.txt', 'GET /b/.secret', 'GET /api'],
});
