import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 raw'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.raw({ type: '*/*', limit: '10b' }));
app.post('/in', (req, res) => res.json({ buffer: Buffer.isBuffer(req.body), length: req.body.length }));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'image/png' }, body: 'abc' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{}' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{"a":"long enough"}' },
  ],
});
