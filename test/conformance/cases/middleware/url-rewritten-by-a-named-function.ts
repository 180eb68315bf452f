import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

function withoutVersion(req, res, next) {
  req.url = req.url.replace(/^\\/v1/, '');
  next();
}

app.use(withoutVersion);
app.get('/items', (req, res) => res.json({ url: req.url, original: req.originalUrl }));
app.use((req, res) => res.status(404).json({ missing: req.url }));

module.exports = app;
`,
  requests: ['GET /v1/items', 'GET /items', 'GET /v1/other'],
});
