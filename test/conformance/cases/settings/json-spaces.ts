import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 json spaces'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('json spaces', 2);
app.get('/pretty', (req, res) => res.json({ a: { b: [1] } }));

module.exports = app;
`,
  requests: ['GET /pretty'],
});
