import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 charset'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.post('/in', (req, res) => res.json({ body: req.body }));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type || null, expose: err.expose, charset: err.charset, encoding: err.encoding }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json', 'content-encoding': 'lzma' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: 'not gzip' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json; charset=latin1' }, body: '{"a":1}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json; charset=UTF-8' }, body: '{"a":"ä"}' },
  ],
});
