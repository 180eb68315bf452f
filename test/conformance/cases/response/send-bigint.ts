import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: BigInt'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/big', (req, res) => res.json({ big: BigInt(req.query.n || 1) }));
app.get('/fine', (req, res) => res.json({ big: String(10n ** 20n) }));

app.use((err, req, res, next) => res.status(500).json({ name: err.name }));

module.exports = app;
`,
  requests: ['GET /fine', 'GET /big'],
});
