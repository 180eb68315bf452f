import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/work', async (req, res) => {
  let gone = false;
  req.on('close', () => {
    gone = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  res.json({ gone });
});

module.exports = app;
`,
  requests: [
    'GET /work',
  ],
});
