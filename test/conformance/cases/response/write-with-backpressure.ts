import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write'],
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/slow', (req, res) => {
  res.type('txt');
  if (!res.write('much')) {
    res.once('drain', () => res.end('more'));
    return;
  }
  res.end('more');
});

module.exports = app;
`,
  requests: ['GET /slow'],
});
