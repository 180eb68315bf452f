import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const { Readable } = require('node:stream');
const app = express();

app.get('/collect', (req, res) => {
  const stream = Readable.from(['a', 'b', req.query.bad ? null : 'c'].filter(Boolean));
  let data = '';
  if (req.query.bad) stream.destroy(new Error('torn'));

  stream.on('data', (chunk) => {
    data += chunk;
  });
  stream.on('end', () => {
    res.json({ data });
  });
  stream.on('error', (err) => {
    res.status(500).json({ error: err.message });
  });
});

module.exports = app;
`,
  requests: [
    'GET /collect',
    'GET /collect?bad=1',
  ],
});
