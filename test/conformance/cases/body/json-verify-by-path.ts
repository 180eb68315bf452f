import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(
  express.json({
    // We need the raw body to verify webhook signatures.
    verify: function (req, res, buf) {
      if (req.originalUrl.startsWith('/webhook')) {
        req.rawBody = buf.toString();
      }
    },
  }),
);
app.post('/webhook', (req, res) => res.json({ raw: req.rawBody ?? null, type: req.body.type }));
app.post('/other', (req, res) => res.json({ raw: req.rawBody ?? null, type: req.body.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/webhook?a=1', headers: { 'content-type': 'application/json' }, body: '{ "type": "paid" }' },
    { method: 'POST', path: '/other', headers: { 'content-type': 'application/json' }, body: '{ "type": "paid" }' },
  ],
});
