import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 options that switch headers off, maxAge, immutable', '11 sendFile: headers option and callback'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

const cached = { root: FILES, maxAge: '1d', immutable: true };

app.get('/off', (req, res) => res.sendFile('fox.txt', { root: FILES, cacheControl: false, lastModified: false, acceptRanges: false }));
app.get('/ms', (req, res) => res.sendFile('fox.txt', { root: FILES, maxAge: 60000 }));
app.get('/day', (req, res) => res.sendFile('fox.txt', cached));
app.get('/headers', (req, res) => {
  const options = { root: FILES, headers: { 'X-Sent': 'yes', 'Cache-Control': 'no-store', 'X-Number': 7 } };
  res.sendFile('fox.txt', options);
});
app.get('/offsets', (req, res) => res.sendFile('fox.txt', { root: FILES, start: 4, end: 8 }));
app.get('/extension/:name', (req, res) => res.sendFile(req.params.name, { root: FILES, extensions: ['html', 'txt'] }));

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
    'GET /off',
    'GET /ms',
    'GET /day',
    'GET /headers',
    'GET /offsets',
    'GET /extension/page',
    'GET /extension/fox',
    'GET /extension/none',
  ],
});
