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
app.get('/there', (req, res) => res.sendFile('fox.txt', { root: FILES }));

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
  requests: ['GET /missing', 'GET /there'],
});
