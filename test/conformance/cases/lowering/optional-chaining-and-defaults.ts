import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/profile', (req, res) => {
  const city = req.body?.address?.city ?? 'unknown';
  const [first = 'no one', ...others] = req.body?.friends ?? [];
  res.json({ city, first, others: others.length, tags: [...(req.body?.tags || []), 'member'] });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/profile', body: { address: { city: 'Oslo' }, friends: ['a', 'b', 'c'], tags: ['x'] } },
    { method: 'POST', path: '/profile', body: {} },
  ],
});
