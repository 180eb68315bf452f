import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.3',
  covers: ['9.3 own ETag', '9.3 304 when fresh'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/both', (req, res) => {
  res.set('ETag', '"v1"');
  res.set('Last-Modified', 'Tue, 02 Jan 2024 00:00:00 GMT');
  res.send('both');
});

module.exports = app;
`,
  requests: [
    'GET /both',
    { method: 'GET', path: '/both', headers: { 'if-none-match': '"v1"', 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' } },
    { method: 'GET', path: '/both', headers: { 'if-none-match': '"v1"', 'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT' } },
    { method: 'GET', path: '/both', headers: { 'if-none-match': '"v0"', 'if-modified-since': 'Wed, 03 Jan 2024 00:00:00 GMT' } },
  ],
});
