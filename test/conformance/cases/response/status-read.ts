import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['9.6 statusCode and statusMessage'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/initial', (req, res) => res.json({ code: res.statusCode }));
app.get('/phrase', (req, res) => {
  res.statusMessage = 'All is well';
  res.status(200).send('well');
});
app.get('/decided', (req, res) => {
  if (req.query.bad) res.status(400);
  const failed = res.statusCode >= 400;
  res.json({ failed });
});

module.exports = app;
`,
  requests: ['GET /initial', 'GET /phrase', 'GET /decided', 'GET /decided?bad=1'],
});
