import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/later', async (req, res) => {
  await new Promise((resolve) => {
    setTimeout(() => {
      res.json({ later: true });
      resolve();
    }, 2);
  });
});

module.exports = app;
`,
  requests: [
    'GET /later',
  ],
});
