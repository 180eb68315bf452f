import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: star'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/files/*', (req, res) => res.json({ file: req.params[0] }));

module.exports = app;
`,
  requests: ['GET /files/a/b', 'GET /files/', 'GET /files'],
});
