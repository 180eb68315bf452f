import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 decoded values', '13 slashes and encodings of the URL'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/tags/:name', (req, res) => {
  res.json({ name: req.params.name, length: req.params.name.length });
});

module.exports = app;
`,
  requests: [
    'GET /tags/hello%20world',
    'GET /tags/a%2Fb',
    'GET /tags/a+b',
    'GET /tags/caf%C3%A9',
    'GET /tags/50%25',
    'GET /tags/a.b~c-d_e',
  ],
});
