import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use(express.text({ type: 'text/csv' }));
app.use(express.raw());
app.post('/in', (req, res) => {
  const { body } = req;
  if (Buffer.isBuffer(body)) return res.json({ bytes: body.length });
  res.json({ kind: typeof body, body: body === undefined ? null : body });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a[b]=1' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/csv' }, body: 'a;b' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/octet-stream' }, body: 'abc' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'image/png' }, body: 'abc' },
  ],
});
