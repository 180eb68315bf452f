import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/items/:id', (req, res) => {
  if (req.params.id === '0') {
    res.status(404).json({ error: 'none' });
  }
  res.json({ id: req.params.id });
});

module.exports = app;
`,
  requests: [
    'GET /items/0',
    'GET /items/1',
  ],
});
