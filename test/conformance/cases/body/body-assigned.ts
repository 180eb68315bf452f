import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/clean', (req, res) => {
  req.body.title = req.body.title.trim();
  delete req.body.admin;
  res.json(req.body);
});

module.exports = app;
`,
  requests: [{ method: 'POST', path: '/clean', body: { title: '  spaced ', admin: true, n: 1 } }],
});
