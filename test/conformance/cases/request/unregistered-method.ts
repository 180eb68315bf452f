import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['4 a method without a route is a 404', '13 a known path, a method not exported'],
  app: `
const express = require('express');
const app = express();

app.get('/only-get', (req, res) => res.json({ ok: true }));

app.use((req, res) => res.status(404).json({ error: 'Route not found' }));

module.exports = app;
`,
  requests: ['GET /only-get', 'POST /only-get', 'DELETE /only-get'],
});
