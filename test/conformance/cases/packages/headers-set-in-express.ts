import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.7',
  app: `
const express = require('express');
const requestId = require('express-request-id').default;
const nocache = require('nocache');
const app = express();

app.use(requestId());
app.use(nocache());
app.get('/read', (req, res) => res.json({ same: req.id === res.get('X-Request-Id'), has: res.hasHeader('Cache-Control') }));
app.get('/removed', (req, res) => {
  res.removeHeader('Surrogate-Control');
  res.json({ removed: true });
});
app.get('/appended', (req, res) => {
  res.append('Cache-Control', 'x-own');
  res.json({ appended: true });
});
app.get('/replaced', (req, res) => {
  res.set('Cache-Control', 'max-age=5').append('Vary', 'X-A');
  res.json({ replaced: true });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/read', headers: { 'x-request-id': 'a' } },
    { method: 'GET', path: '/removed', headers: { 'x-request-id': 'a' } },
    { method: 'GET', path: '/appended', headers: { 'x-request-id': 'a' } },
    { method: 'GET', path: '/replaced', headers: { 'x-request-id': 'a' } },
  ],
});
