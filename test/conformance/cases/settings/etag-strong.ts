import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('etag', 'strong');
app.get('/a', (req, res) => res.send('strongly tagged'));

module.exports = app;
`,
  requests: [
    'GET /a',
  ],
});
