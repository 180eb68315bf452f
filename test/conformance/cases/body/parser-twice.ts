import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 read by an earlier parser'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ limit: '10b' }));
app.use(express.json({ limit: '1kb', type: 'application/big+json' }));
app.post('/in', (req, res) => res.json(req.body || {}));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { a: 1 } },
    { method: 'POST', path: '/in', body: { a: 'longer than ten' } },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/big+json' }, body: '{"a":"longer than ten"}' },
  ],
});
