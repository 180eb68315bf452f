import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 req.res, res.req, req.app, req.next'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/links', (req, res) => {
  req.res.set('X-One', '1');
  res.set('X-Two', res.req.get('x-in') || 'none');
  res.json({ method: res.req.method, url: res.req.url });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/links?a=1', headers: { 'x-in': 'yes' } },
  ],
});
