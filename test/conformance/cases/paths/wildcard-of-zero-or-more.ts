import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 5: wildcard of zero or more segments'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/docs{/*page}', (req, res) => res.json({ page: req.params.page ?? 'index' }));

module.exports = app;
`,
  requests: ['GET /docs', 'GET /docs/a', 'GET /docs/a/b'],
});
