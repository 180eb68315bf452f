import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 sendFile: missing file and directory'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.get('/missing', (req, res) => res.sendFile('none.txt', { root: FILES }));
app.get('/folder', (req, res) => res.sendFile('folder', { root: FILES }));
app.get('/relative', (req, res) => res.sendFile('files/fox.txt'));

app.use((err, req, res, next) => res.status(err.status || 500).json({ code: err.code, status: err.status }));

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
  requests: ['GET /missing', 'GET /folder', 'GET /relative'],
});
