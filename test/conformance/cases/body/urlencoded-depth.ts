import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['8.3 depth and arrays', '8.3 extended: true'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: true, depth: 2 }));
app.post('/in', (req, res) => res.json(req.body));
app.use((err, req, res, next) => res.status(err.status || 500).json({ type: err.type, message: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a[b][c]=1' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a[b][c][d]=1' },
  ],
});
