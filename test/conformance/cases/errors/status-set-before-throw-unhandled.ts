import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the status set before'],
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
