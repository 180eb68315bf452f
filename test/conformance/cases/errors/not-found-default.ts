import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 404: the page names method and path', '3 falling off the end is a 404', '13 no route'],
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
