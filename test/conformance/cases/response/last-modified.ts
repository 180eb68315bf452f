import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 fresh and stale'],
  app: `
const express = require('express');
const app = express();

app.get('/page', (req, res) => {
  res.set('Last-Modified', 'Tue, 02 Jan 2024 00:00:00 GMT');
  if (req.fresh) return res.status(304).end();
  res.send('page');
});

module.exports = app;
`,
  requests: [
    'GET /page',
    { method: 'GET', path: '/page', headers: { 'if-modified-since': 'Tue, 02 Jan 2024 00:00:00 GMT' } },
  ],
});
