import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 x-powered-by', '1 settings are read at request time'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/a', (req, res) => res.json({ powered: app.enabled('x-powered-by') }));
app.disable('x-powered-by');

module.exports = app;
`,
  requests: [
    'GET /a',
  ],
});
