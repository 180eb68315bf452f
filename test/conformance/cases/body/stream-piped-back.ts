import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/mirror', (req, res) => {
  res.type('txt');
  req.pipe(res);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/mirror', headers: { 'content-type': 'text/plain' }, body: 'there and back' },
  ],
});
