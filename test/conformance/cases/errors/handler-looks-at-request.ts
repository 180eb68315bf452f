import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.all('/fail/:id', (req, res) => {
  throw new Error('failed ' + req.params.id);
});

app.use((err, req, res, next) => {
  if (req.headers.accept === 'text/plain') return res.status(500).type('text').send(err.message);
  res.status(500).json({ message: err.message, path: req.path, method: req.method, body: req.body ?? null });
});

module.exports = app;
`,
  requests: [
    'GET /fail/1',
    { method: 'POST', path: '/fail/2', body: { x: 1 } },
    { method: 'GET', path: '/fail/3', headers: { accept: 'text/plain' } },
  ],
});
