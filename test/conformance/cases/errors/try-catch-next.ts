import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/parse', async (req, res, next) => {
  try {
    const value = JSON.parse(req.body.text);
    res.json({ value });
  } catch (err) {
    err.status = 422;
    next(err);
  }
});

app.use((err, req, res, next) => {
  res.status(err.status || 500);
  res.json({ name: err.name });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/parse', body: { text: '[1,2]' } },
    { method: 'POST', path: '/parse', body: { text: '[1,' } },
  ],
});
