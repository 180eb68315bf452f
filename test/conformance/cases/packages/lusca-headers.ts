import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const lusca = require('lusca');
const app = express();

app.use(lusca({ xframe: 'SAMEORIGIN', xssProtection: true, nosniff: true, hsts: { maxAge: 31536000 }, referrerPolicy: 'same-origin' }));
app.get('/', (req, res) => res.json({ ok: true }));
app.get('/throws', () => {
  throw new Error('no');
});
app.use((err, req, res, next) => res.status(500).send(err.message));

module.exports = app;
`,
  requests: [
    'GET /',
    'GET /throws',
    'GET /none',
  ],
});
