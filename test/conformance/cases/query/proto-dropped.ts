import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/q', (req, res) => res.json({ keys: Object.keys(req.query), own: Object.hasOwn(req.query, '__proto__') }));

module.exports = app;
`,
  requests: [
    'GET /q?__proto__[x]=1&a=1',
  ],
});
