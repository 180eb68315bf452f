import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 attachment'],
  app: `
const express = require('express');
const app = express();

app.get('/invoice', (req, res) => {
  res.attachment('invoice 7.txt');
  res.send('Invoice 7');
});

module.exports = app;
`,
  requests: ['GET /invoice'],
});
