import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/items/:id', (req, res) => res.json({ id: req.params.id }));
app.post('/items/search', (req, res) => res.json({ results: [] }));

module.exports = app;
`,
  requests: ['GET /items/search', 'POST /items/search', 'GET /items/1'],
});
