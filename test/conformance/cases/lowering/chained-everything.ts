import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/all', (req, res) =>
  res
    .status(206)
    .set('X-Part', '1/3')
    .type('json')
    .cookie('part', '1')
    .location('/all?part=2')
    .send(JSON.stringify({ part: 1 })),
);

module.exports = app;
`,
  requests: ['GET /all'],
});
