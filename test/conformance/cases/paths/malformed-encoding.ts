import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 malformed encoding is a 400'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/tags/:name', (req, res) => res.json({ name: req.params.name }));

module.exports = app;
`,
  requests: ['GET /tags/100%25'],
});
