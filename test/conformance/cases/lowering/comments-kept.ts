import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

/**
 * GET /rates
 * Rates of the day.
 */
app.get('/rates', (req, res) => {
  // Two decimals are enough.
  const rate = Math.round(1.23456 * 100) / 100;

  /* answer */
  return res.json({ rate }); // done
});

module.exports = app;
`,
  requests: ['GET /rates'],
});
