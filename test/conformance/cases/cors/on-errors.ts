import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const app = express();

app.use(cors({ origin: 'https://app.example' }));
app.use(express.json());

app.post('/pay', (req, res) => {
  if (!req.body.amount) throw Object.assign(new Error('amount missing'), { status: 400 });
  res.json({ paid: req.body.amount });
});

app.use((req, res) => res.status(404).json({ error: 'not found' }));

app.use((err, req, res, next) => res.status(err.status || 500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/pay', headers: { origin: 'https://app.example' }, body: {} },
    { method: 'POST', path: '/pay', headers: { origin: 'https://app.example' }, body: { amount: 3 } },
    { method: 'GET', path: '/nowhere', headers: { origin: 'https://app.example' } },
  ],
});
