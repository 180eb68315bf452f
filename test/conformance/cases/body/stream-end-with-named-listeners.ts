import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/count', (req, res) => {
  let bytes = 0;
  let chunks = 0;
  req.on('data', (chunk) => {
    bytes += chunk.length;
    chunks += 1;
  });
  req.on('end', () => {
    if (bytes === 0) return res.status(400).json({ error: 'empty' });
    res.json({ bytes, some: chunks > 0 });
  });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/count', headers: { 'content-type': 'text/plain' }, body: 'four' },
    'POST /count',
  ],
});
