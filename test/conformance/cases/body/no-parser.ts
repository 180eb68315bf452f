import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/echo', (req, res) => {
  res.json({ type: typeof req.body });
});

module.exports = app;
`,
  requests: [{ method: 'POST', path: '/echo', body: { a: 1 } }],
});
