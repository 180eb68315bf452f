import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 body by Accept', '9.4 no ETag, goes on', '14 HTML of a redirect'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/go', (req, res) => res.redirect('/target?a=1&b=2'));

module.exports = app;
`,
  requests: [
    'GET /go',
    { method: 'GET', path: '/go', headers: { accept: 'text/html' } },
    { method: 'GET', path: '/go', headers: { accept: 'application/json' } },
    'HEAD /go',
  ],
});
