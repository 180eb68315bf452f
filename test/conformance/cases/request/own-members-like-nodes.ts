import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  req.client = { id: 7 };
  req.filter = { status: 'open' };
  next();
});
app.get('/own', (req, res) => res.json({ client: req.client, filter: req.filter }));

module.exports = app;
`,
  requests: [
    'GET /own',
  ],
});
