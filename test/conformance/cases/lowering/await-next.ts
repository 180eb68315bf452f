import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const open = new Set();

app.use(async (req, res, next) => {
  open.add(req.path);
  await next();
});
app.get('/a', (req, res) => res.json([...open]));

module.exports = app;
`,
  requests: [
    'GET /a',
  ],
});
