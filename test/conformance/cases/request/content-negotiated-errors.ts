import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/fails', () => {
  throw Object.assign(new Error('gone'), { status: 410 });
});
app.use((err, req, res, next) => {
  res.status(err.status || 500);
  if (req.accepts('html')) return res.send(\`<h1>\${err.message}</h1>\`);
  if (req.accepts('json')) return res.json({ error: err.message });
  res.type('txt').send(err.message);
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/fails', headers: { accept: 'text/html' } },
    { method: 'GET', path: '/fails', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/fails', headers: { accept: 'image/png' } },
  ],
});
