import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 sendFile: root and leaving it', '11 sendFile: dotfiles'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.get('/files/:name', (req, res) => res.sendFile(req.params.name, { root: FILES }));
app.get('/allowed/:name', (req, res) => res.sendFile(req.params.name, { root: FILES, dotfiles: 'allow' }));
app.get('/denied/:name', (req, res) => res.sendFile(req.params.name, { root: FILES, dotfiles: 'deny' }));

app.use((err, req, res, next) => res.status(err.status || 500).json({ status: err.status }));

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
    'GET /files/fox.txt',
    'GET /files/..%2Fapp.js',
    'GET /files/.secret',
    'GET /allowed/.secret',
    'GET /denied/.secret',
    'GET /files/folder%2Finside.txt',
  ],
});
