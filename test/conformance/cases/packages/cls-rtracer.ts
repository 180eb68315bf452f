import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const rTracer = require('cls-rtracer');
const app = express();

app.use(rTracer.expressMiddleware({ useHeader: true, echoHeader: true, headerName: 'X-Request-Id' }));
app.get('/id', (req, res) => res.json({ ok: true }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/id', headers: { 'x-request-id': 'abc' } },
    { method: 'GET', path: '/none', headers: { 'x-request-id': 'def' } },
  ],
});
