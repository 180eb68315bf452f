import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.5',
  covers: ['9.5 no match is a 406'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/', (req, res, next) => {
  res.format({
    text: () => res.send('text'),
    json: () => res.json({ json: true }),
  });
});

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ message: err.message, types: err.types });
});

module.exports = app;
`,
  requests: [
    'GET /',
    { method: 'GET', path: '/', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/', headers: { accept: 'image/png' } },
  ],
});
