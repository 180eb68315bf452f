import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 accepts: best by preference of the client', '6.2 accepts: no header, no arguments, nothing fits'],
  app: `
const express = require('express');
const app = express();

app.get('/card', (req, res) => {
  if (req.accepts('html')) return res.send('<b>card</b>');
  if (req.accepts('json')) return res.json({ card: true });
  res.status(406).type('txt').send('Not Acceptable');
});

module.exports = app;
`,
  requests: [
    'GET /card',
    { method: 'GET', path: '/card', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/card', headers: { accept: 'text/html,application/xhtml+xml;q=0.9' } },
    { method: 'GET', path: '/card', headers: { accept: 'image/png' } },
  ],
});
