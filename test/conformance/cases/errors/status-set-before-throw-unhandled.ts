import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/pay', (req, res) => {
  res.status(402);
  throw new Error('no money');
});

module.exports = app;
`,
  requests: ['GET /pay'],
});
