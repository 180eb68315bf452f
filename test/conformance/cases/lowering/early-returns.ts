import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/transfer', (req, res) => {
  const { from, to, amount } = req.body;
  if (!from) return res.status(400).json({ error: 'from is required' });
  if (!to) return res.status(400).json({ error: 'to is required' });
  if (from === to) {
    res.status(409).json({ error: 'same account' });
    return;
  }
  if (!(amount > 0)) {
    return void res.status(422).send('amount must be positive');
  }
  res.status(201).json({ from, to, amount });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/transfer', body: {} },
    { method: 'POST', path: '/transfer', body: { from: 'a' } },
    { method: 'POST', path: '/transfer', body: { from: 'a', to: 'a' } },
    { method: 'POST', path: '/transfer', body: { from: 'a', to: 'b', amount: 0 } },
    { method: 'POST', path: '/transfer', body: { from: 'a', to: 'b', amount: 5 } },
  ],
});
