import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: constraint on a parameter'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/orders/:id(\\\\d+)', (req, res) => res.json({ id: Number(req.params.id) }));
app.get('/orders/:status(open|closed)', (req, res) => res.json({ status: req.params.status }));
app.get('/orders/:ref([A-Z]{2}-\\\\d{3})', (req, res) => res.json({ ref: req.params.ref }));

module.exports = app;
`,
  requests: ['GET /orders/12', 'GET /orders/open', 'GET /orders/AB-123', 'GET /orders/other'],
});
