import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 get and set with one argument read'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('name', 'shop');
app.get('/name', (req, res) => res.json({ name: app.set('name') }));

module.exports = app;
`,
  requests: [
    'GET /name',
  ],
});
