import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 a second answer is an error'],
  app: `
const express = require('express');
const app = express();

app.get('/twice', (req, res) => {
  res.json({ first: true });
  res.json({ second: true });
});
app.get('/missing-return', (req, res) => {
  if (!req.query.id) res.status(400).json({ error: 'id is required' });
  res.json({ id: req.query.id });
});

module.exports = app;
`,
  requests: [
    'GET /twice',
    'GET /missing-return',
    'GET /missing-return?id=4',
  ],
});
