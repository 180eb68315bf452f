import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const show = (req, res) => {
  res.json({ id: req.params.id ?? 'default', path: req.path });
};

app.get('/themes/:id', show);
app.get('/theme', show);
app.post('/theme', show);

module.exports = app;
`,
  requests: ['GET /themes/dark', 'GET /theme', 'POST /theme'],
});
