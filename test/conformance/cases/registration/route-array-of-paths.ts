import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 an array of paths'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(['/colour', '/color'], (req, res) => {
  res.json({ name: 'red', path: req.path });
});

module.exports = app;
`,
  requests: ['GET /colour', 'GET /color'],
});
