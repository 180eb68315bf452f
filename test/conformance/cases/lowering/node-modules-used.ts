import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const crypto = require('crypto');
const path = require('node:path');
const app = express();

app.get('/digest/:text', (req, res) => {
  const digest = crypto.createHash('sha256').update(req.params.text).digest('hex');
  res.json({ digest: digest.slice(0, 16), ext: path.extname(req.params.text) });
});

module.exports = app;
`,
  requests: ['GET /digest/readme.md'],
});
