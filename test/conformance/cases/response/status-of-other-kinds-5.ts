import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 status: anything else', '14 res.status'],
  express: 5,
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.get('/text', (req, res) => res.status('404').json({ status: 'text' }));

app.use((err, req, res, next) => res.status(500).json({ name: err.name }));

module.exports = app;
`,
  requests: ['GET /text'],
});
