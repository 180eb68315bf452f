import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id', (req, res) => {
  res.json({ id: req.params.id, type: typeof req.params.id });
});

app.get('/users/:userId/orders/:orderId', (req, res) => {
  const { userId, orderId } = req.params;
  res.json({ userId, orderId: parseInt(orderId, 10) });
});

module.exports = app;
`,
  requests: ['GET /users/42', 'GET /users/jo/orders/007'],
});
