import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 values are text, a repeated key is an array'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/page', (req, res) => {
  const page = Number(req.query.page) || 1;
  const limit = Math.min(parseInt(req.query.limit, 10) || 10, 50);
  const active = req.query.active === 'true';
  const tags = [].concat(req.query.tag || []);
  res.json({ page, limit, active, tags, typed: typeof req.query.page });
});

module.exports = app;
`,
  requests: [
    'GET /page?page=2&limit=500&active=true&tag=a&tag=b',
    'GET /page?tag=a',
    'GET /page',
  ],
});
