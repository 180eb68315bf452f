import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 4: may be written to'],
  express: 4,
  app: `
const express = require('express');
const app = express();

app.get('/list', (req, res) => {
  req.query.page = Number(req.query.page || 1);
  delete req.query.secret;
  res.json(req.query);
});

module.exports = app;
`,
  requests: ['GET /list?page=3&secret=x', 'GET /list'],
});
