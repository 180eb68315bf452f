import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.3',
  covers: ['9.3 own ETag', '9.3 304 when fresh'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/etag', (req, res) => res.set('ETag', 'W/"abc"').json({ v: 1 }));
app.get('/modified', (req, res) => {
  res.set('Last-Modified', 'Tue, 02 Jan 2024 00:00:00 GMT');
  res.send('modified');
});
app.get('/branch', (req, res) => {
  if (req.query.tagged) res.setHeader('ETag', '"t"');
  res.json({ branch: true });
});
app.get('/error', (req, res) => {
  res.set('ETag', '"v1"');
  res.status(404).json({ none: true });
});
app.get('/ended', (req, res) => {
  res.set('ETag', '"v1"');
  res.end('always');
});
app.post('/etag', (req, res) => res.set('ETag', '"v1"').json({ posted: true }));

module.exports = app;
`,
  requests: [
    'GET /etag',
    { method: 'GET', path: '/etag', headers: { 'if-none-match': '"abc"' } },
    { method: 'GET', path: '/etag', headers: { 'if-none-match': '"x", W/"abc"' } },
    { method: 'GET', path: '/etag', headers: { 'if-none-match': '*' } },
    { method: 'GET', path: '/etag', headers: { 'if-none-match': '"abc"', 'cache-control': 'no-cache' } },
    { method: 'GET', path: '/etag', headers: { 'if-none-match': '"other"' } },
    { method: 'HEAD', path: '/etag', headers: { 'if-none-match': '"abc"' } },
    'GET /modified',
    { method: 'GET', path: '/modified', headers: { 'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT' } },
    { method: 'GET', path: '/modified', headers: { 'if-modified-since': 'Mon, 01 Jan 2024 00:00:00 GMT' } },
    'GET /branch',
    { method: 'GET', path: '/branch?tagged=1', headers: { 'if-none-match': '"t"' } },
    { method: 'GET', path: '/branch?tagged=1', headers: { 'if-none-match': '"u"' } },
    { method: 'GET', path: '/error', headers: { 'if-none-match': '"v1"' } },
    { method: 'GET', path: '/ended', headers: { 'if-none-match': '"v1"' } },
    { method: 'POST', path: '/etag', headers: { 'if-none-match': '"v1"' } },
  ],
});
