import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 the raw, encoded path is matched'],
  app: `
const express = require('express');
const app = express();

app.get('/about%20us', (req, res) => res.json({ page: 'about us' }));
app.get('/caf%C3%A9', (req, res) => res.json({ page: 'café' }));

module.exports = app;
`,
  requests: ['GET /about%20us', 'GET /caf%C3%A9'],
});
