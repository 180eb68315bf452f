import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.set('ETag', '"app"');
  next();
});
app.get('/doc', (req, res) => {
  if (req.fresh) return res.sendStatus(304);
  res.json({ fresh: req.fresh });
});

module.exports = app;
`,
  requests: [
    'GET /doc',
    { method: 'GET', path: '/doc', headers: { 'if-none-match': '"app"' } },
  ],
});
