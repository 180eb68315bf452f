import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/echo', (req, res) => res.json(req.query));
app.get('/keys', (req, res) => res.json(Object.keys(req.query)));
app.get('/copy', (req, res) => res.json({ page: 1, ...req.query }));

module.exports = app;
`,
  requests: ['GET /echo?a=1&b=2&a=3', 'GET /echo', 'GET /keys?z=1&y=2', 'GET /copy?limit=5&page=2'],
});
