import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 req.app of a mounted app'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('title', 'Ledger');
app.locals.year = 2024;
app.get('/a', (req, res) => res.json({ title: res.app.get('title'), year: res.app.locals.year }));

module.exports = app;
`,
  requests: [
    'GET /a',
  ],
});
