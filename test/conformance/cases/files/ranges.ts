import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 ranges'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.get('/fox', (req, res) => res.sendFile('fox.txt', { root: FILES }));

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
  requests: [
    { method: 'GET', path: '/fox', headers: { range: 'bytes=4-8' } },
    { method: 'GET', path: '/fox', headers: { range: 'bytes=-3' } },
    { method: 'GET', path: '/fox', headers: { range: 'bytes=16-' } },
    { method: 'GET', path: '/fox', headers: { range: 'bytes=0-1,4-5' } },
    { method: 'GET', path: '/fox', headers: { range: 'bytes=99-' } },
    { method: 'GET', path: '/fox', headers: { range: 'lines=1-2' } },
    { method: 'GET', path: '/fox', headers: { range: 'bytes=4-8', 'if-range': '"other"' } },
    { method: 'HEAD', path: '/fox', headers: { range: 'bytes=0-3' } },
  ],
});
