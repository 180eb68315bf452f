import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.2 a parameter is one segment that is not empty'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a/:x/b/:y', (req, res) => {
  res.json({ ...req.params, names: Object.keys(req.params) });
});

module.exports = app;
`,
  requests: ['GET /a/1/b/2'],
});
