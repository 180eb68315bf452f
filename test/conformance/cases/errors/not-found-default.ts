import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/known', (req, res) => res.send('known'));

module.exports = app;
`,
  requests: [
    'GET /known',
    'GET /unknown',
    'GET /known/deeper?q=1',
    { method: 'POST', path: '/unknown', body: { a: 1 } },
  ],
});
