import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 set: Content-Type', '9.2 type: by extension', '9.2 type: as is'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/text', (req, res) => res.type('txt').send('text'));
app.get('/html', (req, res) => res.type('html').send('<b>x</b>'));
app.get('/xml', (req, res) => {
  res.set('Content-Type', 'application/xml');
  res.send('<root/>');
});
app.get('/css', (req, res) => res.type('.css').send('a{}'));
app.get('/csv', (req, res) => res.set('Content-Type', 'text/csv').send('a,b\\n1,2\\n'));
app.get('/plain', (req, res) => res.set('Content-Type', 'text/plain').send('plain'));
app.get('/svg', (req, res) => res.type('image/svg+xml').send('<svg/>'));

module.exports = app;
`,
  requests: [
    'GET /text',
    'GET /html',
    'GET /xml',
    'GET /css',
    'GET /csv',
    'GET /plain',
    'GET /svg',
  ],
});
