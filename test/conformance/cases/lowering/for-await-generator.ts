import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

async function* pages(limit) {
  for (let page = 1; page <= limit; page++) yield { page, items: [page * 10, page * 10 + 1] };
}

app.get('/first/:n', async (req, res) => {
  for await (const { page, items } of pages(3)) {
    if (items.includes(Number(req.params.n))) return res.json({ page });
  }
  res.status(404).json({ page: null });
});

module.exports = app;
`,
  requests: [
    'GET /first/21',
    'GET /first/99',
  ],
});
