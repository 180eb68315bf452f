import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

app.get('/wait', async (req, res) => {
  await sleep(3);
  const value = await new Promise((resolve) => {
    setImmediate(() => resolve(7));
  });
  res.status(200).json({ value });
});

module.exports = app;
`,
  requests: ['GET /wait'],
});
