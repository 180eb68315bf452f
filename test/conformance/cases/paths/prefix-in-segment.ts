import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 several parameters in a segment'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/v:major/status', (req, res) => res.json({ major: req.params.major }));
app.get('/@:user', (req, res) => res.json({ user: req.params.user }));
app.get('/:page', (req, res) => res.json({ page: req.params.page }));

module.exports = app;
`,
  requests: ['GET /v2/status', 'GET /x2/status', 'GET /@ann', 'GET /about'],
});
