import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 xhr'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/form', (req, res) => {
  if (req.xhr || req.accepts(['html', 'json']) === 'json') return res.json({ ok: true });
  res.redirect('/done');
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/form', headers: { 'x-requested-with': 'XMLHttpRequest', accept: '*/*' } },
    { method: 'POST', path: '/form', headers: { accept: 'application/json' } },
    { method: 'POST', path: '/form', headers: { accept: 'text/html' } },
  ],
});
