import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

app.get('/orders/:id', (req, res) => {
  db.find(req.params.id, async (err, order) => {
    if (order.id === 'x') return res.status(400).json({ error: 'x' });
    res.json({ ...order });
  });
});

module.exports = app;
`,
  files: {
    'db.js': `
exports.find = (id, callback) => setTimeout(() => callback(null, { id }), 1);
`,
  },
  requests: [
    'GET /orders/1',
    'GET /orders/x',
  ],
});
