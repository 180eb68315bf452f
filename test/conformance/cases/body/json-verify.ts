import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 verify'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({
  verify: (req, res, buf, encoding) => {
    req.rawBody = buf.toString(encoding || 'utf8');
  },
}));
app.post('/in', (req, res) => res.json({ raw: req.rawBody, body: req.body }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/json' }, body: '{ "a" : 1 }' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: 'x' },
  ],
});
