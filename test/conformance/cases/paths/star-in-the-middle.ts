import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: star'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/repos/*/raw', (req, res) => res.json({ raw: req.params[0] }));
app.get('/repos/:owner/*', (req, res) => res.json({ owner: req.params.owner, rest: req.params[0] }));

module.exports = app;
`,
  requests: ['GET /repos/a/b/raw', 'GET /repos/ann/x/y', 'GET /repos'],
});
