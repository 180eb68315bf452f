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

app.get('/text', (req, res) => res.sendFile('fox.txt', { root: FILES }));
app.get('/html', (req, res) => {
  res.sendFile('page.html', { root: path.resolve(__dirname, 'files') });
});
app.get('/typed', (req, res) => res.type('text/css').sendFile('fox.txt', { root: FILES }));
app.get('/status', (req, res) => {
  res.status(404).set('X-A', 'a');
  res.sendFile('page.html', { root: FILES });
});
app.get('/async', async (req, res) => {
  const name = await Promise.resolve('fox.txt');
  res.sendFile(name, { root: FILES });
});
app.get('/after-headers', (req, res) => {
  res.set('X-A', 'a').cookie('seen', '1');
  res.sendFile(\`\${req.query.name}.txt\`, { root: FILES });
});
app.get('/not-cached', (req, res) => {
  res.setHeader('Cache-Control', 'no-store');
  res.sendFile(req.query.name || 'fox.txt', { root: FILES });
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
  requests: [
    'GET /not-cached',
    'GET /not-cached?name=none',
    'GET /text',
    'GET /html',
    'GET /typed',
    'GET /status',
    'GET /async',
    'HEAD /text',
    'GET /after-headers?name=fox',
    'GET /after-headers?name=none',
  ],
});
