import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

let open = 0;

app.get('/open', (req, res) => {
  open += 1;
  req.on('close', () => {
    open -= 1;
    console.log('closed');
  });
  res.json({ open });
});

module.exports = app;
`,
  requests: [
    'GET /open',
  ],
});
