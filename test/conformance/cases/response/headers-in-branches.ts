import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/report', (req, res) => {
  res.set('X-Report', 'yes');
  if (req.query.fresh) {
    res.set('Cache-Control', 'no-cache');
  } else {
    res.set('Cache-Control', 'public, max-age=60');
  }
  if (req.query.format === 'csv') {
    res.type('text/csv');
    return res.send('id,total\\n1,9\\n');
  }
  res.json([{ id: 1, total: 9 }]);
});

module.exports = app;
`,
  requests: ['GET /report', 'GET /report?fresh=1', 'GET /report?format=csv'],
});
