import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const nocache = require('nocache');
const app = express();

app.use('/api', nocache());
app.get('/api/time', (req, res) => res.json({ fresh: true }));
app.get('/page', (req, res) => res.send('page'));

module.exports = app;
`,
  requests: [
    'GET /api/time',
    'GET /api/none',
    'GET /page',
  ],
});
