import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 errors bubble out of routers and mounted apps'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const payments = express.Router();

payments.get('/charge', () => {
  throw new Error('card declined');
});

payments.use((err, req, res, next) => {
  res.status(402).json({ payments: err.message });
});

app.use('/payments', payments);

app.get('/other', () => {
  throw new Error('other');
});

app.use((err, req, res, next) => {
  res.status(500).json({ app: err.message });
});

module.exports = app;
`,
  requests: ['GET /payments/charge', 'GET /other'],
});
