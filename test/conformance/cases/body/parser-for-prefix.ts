import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/api', express.json());
app.post('/api/in', (req, res) => res.json({ body: req.body }));
app.post('/in', (req, res) => res.json({ body: req.body === undefined ? 'none' : req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/api/in', body: { a: 1 } },
    { method: 'POST', path: '/in', body: { a: 1 } },
  ],
});
