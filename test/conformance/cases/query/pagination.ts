import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const items = Array.from({ length: 23 }, (_, i) => ({ id: i + 1 }));

app.get('/items', (req, res) => {
  const page = parseInt(req.query.page, 10) || 1;
  const limit = Math.min(parseInt(req.query.limit, 10) || 10, 50);
  const startIndex = (page - 1) * limit;
  const endIndex = page * limit;
  const pagination = {};

  if (endIndex < items.length) {
    pagination.next = { page: page + 1, limit };
  }
  if (startIndex > 0) {
    pagination.prev = { page: page - 1, limit };
  }

  res.json({ total: items.length, pagination, data: items.slice(startIndex, endIndex) });
});

module.exports = app;
`,
  requests: ['GET /items', 'GET /items?page=2&limit=5', 'GET /items?page=abc&limit=3', 'GET /items?page=9'],
});
