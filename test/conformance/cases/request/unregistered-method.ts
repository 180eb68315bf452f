import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  app: `
const express = require('express');
const app = express();

app.get('/only-get', (req, res) => res.json({ ok: true }));

app.use((req, res) => res.status(404).json({ error: 'Route not found' }));

module.exports = app;
`,
  requests: ['GET /only-get', 'POST /only-get', 'DELETE /only-get'],
});
