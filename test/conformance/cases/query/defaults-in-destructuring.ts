import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/list', (req, res) => {
  const { sort = 'name', order = 'asc', verbose } = req.query;
  res.json({ sort, order, verbose: verbose === 'true' || verbose === '1' });
});

module.exports = app;
`,
  requests: ['GET /list', 'GET /list?sort=age&order=desc&verbose=1', 'GET /list?sort=&verbose=yes'],
});
