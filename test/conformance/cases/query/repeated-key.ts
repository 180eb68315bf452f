import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 simple: repeated keys and keys without a value', '7 values are text, a repeated key is an array'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/filter', (req, res) => {
  const { tag } = req.query;
  const tags = Array.isArray(tag) ? tag : tag ? [tag] : [];
  res.json({ tags, raw: req.query.tag });
});

module.exports = app;
`,
  requests: ['GET /filter?tag=a&tag=b', 'GET /filter?tag=a', 'GET /filter'],
});
