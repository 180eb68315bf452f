import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 headers'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.get('/text', (req, res) => res.sendFile(path.join(FILES, 'fox.txt')));
app.get('/html', (req, res) => {
  res.sendFile('page.html', { root: FILES });
});
app.get('/xml', (req, res) => res.sendFile(path.resolve(__dirname, 'files', 'data.xml')));
app.get('/typed', (req, res) => res.type('text/css').sendFile(path.join(FILES, 'fox.txt')));
app.get('/status', (req, res) => {
  res.status(404).set('X-A', 'a');
  res.sendFile(path.join(FILES, 'page.html'));
});
app.get('/async', async (req, res) => {
  const name = await Promise.resolve('fox.txt');
  res.sendFile(path.join(FILES, name));
});

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
  requests: ['GET /text', 'GET /html', 'GET /xml', 'GET /typed', 'GET /status', 'GET /async', 'HEAD /text'],
});
