import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 url, baseUrl, path under a mount: letters as typed'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/foo', (req, res) => res.json({ url: req.url, baseUrl: req.baseUrl, path: req.path }));

module.exports = app;
`,
  requests: [
    'GET /foo/Bar',
    'GET /FOO/Bar',
  ],
});
