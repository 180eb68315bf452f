import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.ok = (data) => res.status(200).json({ success: true, data });
  res.fail = (message, code = 400) => res.status(code).json({ success: false, message });
  next();
});

app.get('/fine', (req, res) => res.ok({ a: 1 }));
app.get('/broken', (req, res) => res.fail('no luck', 422));

module.exports = app;
`,
  requests: ['GET /fine', 'GET /broken'],
});
