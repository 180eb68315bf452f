import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/fails', () => {
  throw Object.assign(new Error('nope'), { status: 400 });
});
app.use((err, req, res, next) => {
  res.status(err.status);
  if (req.xhr) return res.json({ xhr: true });
  res.format({
    html: () => res.send('<p>' + err.message + '</p>'),
    json: () => res.json({ error: err.message }),
    default: () => res.type('txt').send(err.message),
  });
});

module.exports = app;
`,
  requests: [
    'GET /fails',
    { method: 'GET', path: '/fails', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/fails', headers: { accept: 'text/html' } },
    { method: 'GET', path: '/fails', headers: { accept: 'image/png' } },
    { method: 'GET', path: '/fails', headers: { 'x-requested-with': 'XMLHttpRequest' } },
  ],
});
