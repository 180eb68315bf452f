import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 strict', '1 strict routing'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('strict routing', true);

app.get('/about', (req, res) => res.json({ slash: false }));
app.get('/team/', (req, res) => res.json({ slash: true }));

module.exports = app;
`,
  requests: ['GET /about', 'GET /about/', 'GET /team/', 'GET /team'],
});
