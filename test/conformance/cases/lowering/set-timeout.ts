import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/later', (req, res) => {
  setTimeout(() => {
    res.json({ waited: true });
  }, 5);
});

module.exports = app;
`,
  requests: ['GET /later'],
});
