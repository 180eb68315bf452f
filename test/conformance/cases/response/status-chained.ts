import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 status: an integer', '9.1 calls return res'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/created', (req, res) => res.status(201).json({ ok: true }));
app.get('/accepted', (req, res) => res.status(202).send('queued'));
app.get('/teapot', (req, res) => {
  res.status(418).end();
});
app.get('/unavailable', (req, res) => res.set('Retry-After', '120').status(503).json({ down: true }));

module.exports = app;
`,
  requests: ['GET /created', 'GET /accepted', 'GET /teapot', 'GET /unavailable'],
});
