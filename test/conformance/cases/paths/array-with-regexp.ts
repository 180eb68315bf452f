import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 an array of paths', '2.3 unnamed groups are numbered'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(['/latest', /^\\/v(\\d+)$/], (req, res) => res.json({ version: req.params[0] ?? 'latest' }));

module.exports = app;
`,
  requests: ['GET /latest', 'GET /v12', 'GET /vx'],
});
