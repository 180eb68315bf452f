import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 text'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.text());

app.post('/count', (req, res) => {
  res.json({ words: req.body.split(/\\s+/).length, text: req.body });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/count', headers: { 'content-type': 'text/plain' }, body: 'three small words' },
    { method: 'POST', path: '/count', headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'één' },
  ],
});
