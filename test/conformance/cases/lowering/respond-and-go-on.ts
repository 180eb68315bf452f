import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['3 code after the answer runs'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const audit = [];

app.post('/orders/:id', (req, res) => {
  res.status(201).json({ id: req.params.id });
  audit.push(\`created \${req.params.id}\`);
});

app.get('/audit', (req, res) => {
  res.json(audit);
});

module.exports = app;
`,
  requests: ['POST /orders/1', 'POST /orders/2', 'GET /audit'],
});
