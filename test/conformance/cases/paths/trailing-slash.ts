import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 a trailing slash is optional, once', '13 slashes and encodings of the URL'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users', (req, res) => res.json({ path: req.path }));
app.get('/teams/', (req, res) => res.json({ path: req.path }));

module.exports = app;
`,
  requests: ['GET /users', 'GET /users/', 'GET /teams', 'GET /teams/'],
});
