import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 fresh and stale'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/doc', (req, res) => {
  res.set('ETag', '"v7"');
  if (req.fresh) return res.status(304).end();
  res.json({ doc: 7, stale: req.stale });
});
app.get('/plain', (req, res) => res.json({ fresh: req.fresh, stale: req.stale }));
app.post('/doc', (req, res) => {
  res.set('ETag', '"v7"');
  res.json({ fresh: req.fresh });
});
app.get('/dated', (req, res) => {
  res.setHeader('Last-Modified', 'Wed, 21 Oct 2015 07:28:00 GMT');
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  res.type('txt').send('dated');
});

module.exports = app;
`,
  requests: [
    'GET /doc',
    { method: 'GET', path: '/doc', headers: { 'if-none-match': '"v7"' } },
    { method: 'GET', path: '/doc', headers: { 'if-none-match': '"v6", W/"v7"' } },
    { method: 'GET', path: '/doc', headers: { 'if-none-match': '"v7"', 'cache-control': 'no-cache' } },
    { method: 'GET', path: '/plain', headers: { 'if-none-match': '*' } },
    { method: 'POST', path: '/doc', headers: { 'if-none-match': '"v7"' } },
    { method: 'GET', path: '/dated', headers: { 'if-modified-since': 'Wed, 21 Oct 2015 07:28:00 GMT' } },
    { method: 'GET', path: '/dated', headers: { 'if-modified-since': 'Wed, 21 Oct 2014 07:28:00 GMT' } },
  ],
});
