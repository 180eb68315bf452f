import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

app.get('/orders/:id', (req, res) => {
  db.find(req.params.id, async (err, order) => {
    if (err) return res.status(500).json({ error: err.message });
    const items = await db.items(order.id);
    res.json({ ...order, items });
  });
});

module.exports = app;
`,
  files: {
    'db.js': `
exports.find = (id, callback) => setTimeout(() => callback(id === '0' ? new Error('gone') : null, { id }), 1);
exports.items = async (id) => ['item of ' + id];
`,
  },
  requests: [
    'GET /orders/1',
    'GET /orders/0',
  ],
});
