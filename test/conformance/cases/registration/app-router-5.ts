import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['14 app.router'],
  express: 5,
  app: `
const express = require('express');
const app = express();

app.get('/one', (req, res) => res.json({ one: 1 }));
app.router.get('/two', (req, res) => res.json({ two: 2 }));

module.exports = app;
`,
  requests: [
    'GET /one',
    'GET /two',
  ],
});
