import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 headers'],
  app: `
const path = require('path');
const express = require('express');
const app = express();

const FILES = path.join(__dirname, 'files');

app.use((req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
});
app.get('/text', (req, res) => res.sendFile('fox.txt', { root: FILES }));
app.get('/json', (req, res) => res.json({ cached: false }));

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
  requests: ['GET /text', 'GET /json'],
});
