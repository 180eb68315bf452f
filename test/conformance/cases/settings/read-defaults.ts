import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/defaults', (req, res) => {
  res.json({
    etag: app.get('etag'),
    offset: app.get('subdomain offset'),
    callback: app.get('jsonp callback name'),
    trust: app.get('trust proxy'),
    powered: app.enabled('x-powered-by'),
    missing: app.get('no such setting') === undefined,
    off: app.disabled('no such setting'),
  });
});

module.exports = app;
`,
  requests: [
    'GET /defaults',
  ],
});
