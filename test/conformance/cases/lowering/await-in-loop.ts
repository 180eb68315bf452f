import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const pages = { 1: { items: ['a'], next: 2 }, 2: { items: ['b', 'c'], next: null } };
const fetchPage = async (n) => pages[n];

app.get('/all', async (req, res) => {
  const all = [];
  let page = Number(req.query.from ?? 1);
  do {
    const { items, next } = await fetchPage(page);
    all.push(...items);
    page = next;
  } while (page);
  res.json(all);
});

module.exports = app;
`,
  requests: ['GET /all', 'GET /all?from=2'],
});
