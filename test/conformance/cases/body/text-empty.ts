import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 empty body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.text());
app.post('/in', (req, res) => res.json({ empty: req.body === '', kind: typeof req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: '' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: 'x' },
    'POST /in',
  ],
});
