import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.6 statusCode and statusMessage'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/item/:id', (req, res) => {
  const found = req.params.id !== '0';
  res.status(200);
  if (!found) {
    res.status(404);
  }
  res.json({ found });
});

app.get('/assigned', (req, res) => {
  res.statusCode = 203;
  res.json({ assigned: true });
});

app.get('/read', (req, res) => {
  res.status(409);
  const code = res.statusCode === 200 ? 500 : res.statusCode;
  res.json({ code });
});

module.exports = app;
`,
  requests: ['GET /item/1', 'GET /item/0', 'GET /assigned', 'GET /read'],
});
