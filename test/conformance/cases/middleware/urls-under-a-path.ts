import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: [
    '3 url, baseUrl, path under a mount: exact prefix',
    '3 url, baseUrl, path under a mount: prefix with a slash',
    '3 url, baseUrl, path under a mount: query kept',
    '3 url, baseUrl, path under a mount: rest of the path',
    '3 url, baseUrl, path under a mount: longer first segment',
  ],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/foo', (req, res) => res.json({ url: req.url, baseUrl: req.baseUrl, path: req.path, originalUrl: req.originalUrl }));
app.use((req, res) => res.status(404).json({ elsewhere: req.url }));

module.exports = app;
`,
  requests: [
    'GET /foo',
    'GET /foo/',
    'GET /foo?x',
    'GET /foo/bar?x=1',
    'GET /foobar',
  ],
});
