import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 text'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.text({ type: 'text/*', defaultCharset: 'iso-8859-1' }));
app.post('/in', (req, res) => res.json({ text: req.body, kind: typeof req.body }));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type, message: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/markdown; charset=utf-8' }, body: 'grüße' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/html' }, body: 'ab' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain; charset=x-unknown' }, body: 'ab' },
  ],
});
