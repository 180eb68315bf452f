import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 set: Content-Type', '14 set of a Content-Type without a slash'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/json', (req, res) => res.set('Content-Type', 'json').send('{"a":1}'));
app.get('/html', (req, res) => res.set('Content-Type', 'html').end('<p>'));
app.get('/computed/:type', (req, res) => {
  res.set('Content-Type', req.params.type);
  res.end('typed');
});

module.exports = app;
`,
  requests: ['GET /json', 'GET /html', 'GET /computed/png', 'GET /computed/txt', 'GET /computed/unheard-of'],
});
