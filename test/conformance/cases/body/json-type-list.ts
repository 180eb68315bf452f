import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 type'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ type: ['application/*+json', 'json', 'text/plain'] }));
app.post('/in', (req, res) => res.json({ body: req.body === undefined ? 'none' : req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/ld+json; charset=utf-8' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: '[1]' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/html' }, body: '[1]' },
  ],
});
