import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.3',
  covers: ['2.3 unnamed groups are numbered'],
  app: `
const express = require('express');
const app = express();

app.get(/^\\/reports\\/(\\d{4})-(\\d{2})$/, (req, res) => {
  res.json({ year: req.params[0], month: req.params[1] });
});

app.use((req, res) => {
  res.status(404).json({ error: 'nothing at ' + req.path });
});

module.exports = app;
`,
  requests: ['GET /reports/2024-05', 'GET /reports/latest'],
});
