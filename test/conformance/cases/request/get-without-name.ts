import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/bad', (req, res) => {
  try {
    res.json({ value: req.get() });
  } catch (error) {
    res.status(500).json({ name: error.name, message: error.message });
  }
});

module.exports = app;
`,
  requests: [
    'GET /bad',
  ],
});
