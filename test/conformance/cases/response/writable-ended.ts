import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['9.6 writableEnded'],
  app: `
const express = require('express');
const app = express();

const seen = [];
app.get('/seen', (req, res) => res.json(seen));
app.get('/ends', (req, res) => {
  const before = res.writableEnded;
  res.end('done');
  seen.push([before, res.writableEnded]);
});

module.exports = app;
`,
  requests: [
    'GET /ends',
    'GET /seen',
  ],
});
