import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 get and set with one argument read', '1 enable, disable, enabled, disabled'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('title', 'Ledger');
app.enable('beta');

app.get('/title', (req, res) => {
  res.json({ title: app.get('title'), viaReq: req.app.get('title'), beta: app.enabled('beta') });
});

module.exports = app;
`,
  requests: ['GET /title'],
});
