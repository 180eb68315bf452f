import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.3',
  covers: ['2.3 named groups'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(/^\\/(?<year>\\d{4})\\/(\\d{2})\\/(?<slug>[\\w-]+)$/, (req, res) => {
  res.json({ year: req.params.year, month: req.params[0], slug: req.params.slug });
});

module.exports = app;
`,
  requests: ['GET /2024/05/hello-world', 'GET /2024/5/hello'],
});
