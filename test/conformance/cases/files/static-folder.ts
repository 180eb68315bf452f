import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 static: files, methods, missing files'],
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.use('/assets', express.static(FILES));
app.get('/assets/made', (req, res) => res.send('made'));
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
    'files/data.json': `
{"a":1}
`,
    'files/.secret': `
hidden
`,
    'files/folder/inside.txt': `
inside
`,
  },
  requests: [
    'GET /assets/fox.txt',
    'GET /assets/none.txt',
    'GET /assets/made',
    'GET /assets/.secret',
    'POST /assets/fox.txt',
    'GET /api',
    { method: 'GET', path: '/assets/fox.txt', headers: { range: 'bytes=0-2' } },
  ],
});
