import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 headers', '11 sendFile: dotfiles'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.get('/text', (req, res) => res.sendFile(path.join(FILES, 'fox.txt')));
app.get('/allowed', (req, res) => res.sendFile(path.join(FILES, 'page.html'), { dotfiles: 'allow' }));
app.get('/resolved', (req, res) => res.sendFile(path.resolve(__dirname, 'files', 'data.xml'), { dotfiles: 'allow' }));

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
  requests: ['GET /text', 'GET /allowed', 'GET /resolved'],
});
