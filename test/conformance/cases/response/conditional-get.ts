import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.3',
  covers: ['9.3 own ETag', '9.3 304 when fresh'],
  app: `
const express = require('express');
const app = express();

app.get('/doc', (req, res) => {
  res.set('ETag', '"v1"');
  res.json({ version: 1 });
});

module.exports = app;
`,
  requests: [
    'GET /doc',
    { method: 'GET', path: '/doc', headers: { 'if-none-match': '"v1"' } },
    { method: 'GET', path: '/doc', headers: { 'if-none-match': '"v0"' } },
  ],
});
