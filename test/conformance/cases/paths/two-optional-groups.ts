import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: optional group'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/archive{/:year}{/:month}', (req, res) => res.json({ ...req.params }));

module.exports = app;
`,
  requests: ['GET /archive', 'GET /archive/2020', 'GET /archive/2020/05'],
});
