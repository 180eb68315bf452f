import { defineCase } from '../../case.js';

export default defineCase({
  section: '11',
  covers: ['11 conditional requests'],
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
    'GET /fox',
    { method: 'GET', path: '/fox', headers: { 'if-none-match': '*' } },
    { method: 'GET', path: '/fox', headers: { 'if-none-match': '"other"' } },
    { method: 'GET', path: '/fox', headers: { 'if-modified-since': 'Wed, 01 Jan 2098 00:00:00 GMT' } },
    { method: 'GET', path: '/fox', headers: { 'if-modified-since': 'Thu, 01 Jan 1998 00:00:00 GMT' } },
    { method: 'GET', path: '/fox', headers: { 'if-match': '"other"' } },
    { method: 'GET', path: '/fox', headers: { 'if-match': '*' } },
    { method: 'GET', path: '/fox', headers: { 'if-unmodified-since': 'Thu, 01 Jan 1998 00:00:00 GMT' } },
  ],
});
