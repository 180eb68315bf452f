import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 xhr'],
  app: `
const express = require('express');
const app = express();

app.get('/widget', (req, res) => {
  if (req.xhr) return res.json({ widget: 1 });
  res.send('<div>widget</div>');
});

module.exports = app;
`,
  requests: ['GET /widget', { method: 'GET', path: '/widget', headers: { 'x-requested-with': 'XMLHttpRequest' } }],
});
