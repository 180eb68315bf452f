import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/slow', async (req, res) => {
  const controller = new AbortController();
  req.on('aborted', () => controller.abort());
  await new Promise((resolve) => setTimeout(resolve, 2));
  res.json({ aborted: controller.signal.aborted, before: req.aborted });
});

module.exports = app;
`,
  requests: [
    'GET /slow',
  ],
});
