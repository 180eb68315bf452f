import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 set after append'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/replaced', (req, res) => {
  res.append('X-Tag', 'one');
  res.append('X-Tag', 'two');
  res.set('X-Tag', 'three');
  res.append('X-Tag', 'four');
  res.json({});
});

module.exports = app;
`,
  requests: [
    'GET /replaced',
  ],
});
