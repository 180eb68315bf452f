import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  app: `
const express = require('express');
const app = express();

app.get('/known', (req, res) => res.json({ known: true }));

// No route is bridged, but what answers elsewhere has no rule.
app.use((req, res) => {
  req.unpipe();
  res.status(404).send('nothing at ' + req.path);
});

module.exports = app;
`,
  requests: ['GET /known', 'GET /unknown/deep', 'POST /known'],
});
