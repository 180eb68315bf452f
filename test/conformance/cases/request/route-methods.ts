import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/m', (req, res) => res.json({ methods: req.route.methods, stack: req.route.stack.length }));

module.exports = app;
`,
  requests: [
    'GET /m',
  ],
});
