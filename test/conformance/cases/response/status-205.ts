import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 205', '14 body of 205'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/reset', (req, res) => res.status(205).send());
app.post('/reset-with-text', (req, res) => res.status(205).send('dropped in 5'));

module.exports = app;
`,
  requests: [
    'POST /reset',
  ],
});
