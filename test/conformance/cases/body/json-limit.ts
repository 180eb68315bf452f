import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 limit', '8.1 errors and their members'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ limit: '64b' }));

app.post('/notes', (req, res) => res.status(201).json({ length: req.body.text.length }));

app.use((err, req, res, next) => {
  if (err.type === 'entity.too.large') {
    return res.status(413).json({ error: 'too large', limit: err.limit });
  }
  next(err);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/notes', body: { text: 'short' } },
    { method: 'POST', path: '/notes', body: { text: 'a text that goes on and on until it is more than sixty-four bytes in all' } },
  ],
});
