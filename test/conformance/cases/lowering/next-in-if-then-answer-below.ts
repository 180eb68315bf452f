import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

let refused = 0;

app.use((req, res, next) => {
  if (req.get('x-key') === 'open') next();
  refused++;
  if (!res.headersSent) res.status(403).json({ refused });
});
app.get('/in', (req, res) => res.json({ in: true, refused }));

module.exports = app;
`,
  requests: [
    'GET /in',
    { method: 'GET', path: '/in', headers: { 'x-key': 'open' } },
    'GET /in',
  ],
});
