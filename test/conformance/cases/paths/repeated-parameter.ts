import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: repeated parameter'],
  express: 4,
  app: `
const express = require('express');
const app = express();

app.get('/files/:path+', (req, res) => res.json({ path: req.params.path }));
app.get('/maybe/:rest*', (req, res) => res.json({ rest: req.params.rest, first: req.params[0] }));

module.exports = app;
`,
  requests: [
    'GET /files/a',
    'GET /files/a/b',
    'GET /files',
    'GET /maybe',
    'GET /maybe/x/y',
  ],
});
