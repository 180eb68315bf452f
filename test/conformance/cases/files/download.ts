import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 download'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.get('/own', (req, res) => res.download(path.join(FILES, 'fox.txt'), { dotfiles: 'allow' }));
app.get('/named', (req, res) => res.download(path.join(FILES, 'fox.txt'), 'the fox.txt', { dotfiles: 'allow' }));
app.get('/unicode', (req, res) => res.download(path.join(FILES, 'fox.txt'), '狐.txt', { dotfiles: 'allow' }));
app.get('/options', (req, res) => res.download('fox.txt', 'a.txt', { root: FILES, maxAge: '2h', headers: { 'X-A': 'a', 'Content-Disposition': 'ignored' } }));
app.get('/in-place', (req, res) => res.download('page.html', { root: FILES }));
app.get('/missing', (req, res) => {
  res.download(path.join(FILES, 'none.txt'), { dotfiles: 'allow' }, (err) => {
    if (err) res.status(404).json({ error: 'gone' });
  });
});
app.get('/computed/:name', (req, res, next) => {
  const file = path.join(FILES, path.basename(req.params.name));
  res.download(file, \`copy-\${req.params.name}\`, { dotfiles: 'allow' }, (err) => {
    if (err) return next(err);
  });
});

app.use((err, req, res, next) => res.status(err.status || 500).send(err.code));

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
    'GET /own',
    'GET /named',
    'GET /unicode',
    'GET /options',
    'GET /in-place',
    'GET /missing',
    'GET /computed/fox.txt',
    'GET /computed/none',
    { method: 'GET', path: '/own', headers: { range: 'bytes=0-2' } },
  ],
});
