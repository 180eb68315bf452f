import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const price = async (name) => ({ name, price: name.length });

app.get('/prices', async (req, res) => {
  const names = String(req.query.names || '').split(',').filter(Boolean);
  if (!names.length) {
    res.status(400);
    return res.json({ error: 'names' });
  }
  const found = await Promise.all(names.map(async (name) => price(name)));
  res.set({ 'X-Count': String(found.length), 'Cache-Control': 'no-store' }).json(found);
});

module.exports = app;
`,
  requests: [
    'GET /prices',
    'GET /prices?names=ab,abc',
  ],
});
