import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const total = 12;

app.get('/items', (req, res) => {
  const page = Number(req.query.page || 1);
  const link = (p) => \`\${req.baseUrl}\${req.path}?page=\${p}\`;
  const links = { self: link(page) };
  if (page > 1) links.prev = link(page - 1);
  if (page * 5 < total) links.next = link(page + 1);
  res.set('X-Total', String(total)).json({ links });
});

module.exports = app;
`,
  requests: ['GET /items', 'GET /items?page=3'],
});
