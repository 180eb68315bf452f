import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/slow', async (req, res) => {
  await Promise.resolve();
  throw new Error('late');
});

module.exports = app;
`,
  requests: ['GET /slow'],
});
