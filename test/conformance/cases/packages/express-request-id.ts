import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const requestId = require('express-request-id').default;
const app = express();

app.use(requestId());
app.get('/id', (req, res) => res.json({ id: req.id.length > 0, same: req.id === res.get('X-Request-Id') }));
app.get('/echo', (req, res) => res.json({ id: req.id }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/echo', headers: { 'x-request-id': 'abc' } },
    { method: 'GET', path: '/id', headers: { 'x-request-id': 'abc' } },
  ],
});
