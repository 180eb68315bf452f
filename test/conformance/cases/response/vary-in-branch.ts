import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 vary'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/page', (req, res) => {
  res.vary('Accept-Encoding');
  if (req.query.user) {
    res.vary('Cookie');
  }
  res.json({ page: 1 });
});

module.exports = app;
`,
  requests: ['GET /page', 'GET /page?user=1'],
});
