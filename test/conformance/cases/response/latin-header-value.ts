import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['13 header values'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/name', (req, res) => res.set('X-Name', 'Zo\u00eb').send('ok'));

module.exports = app;
`,
  requests: [
    'GET /name',
  ],
});
