import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  express: 5,
  app: `
const express = require('express');
const app = express();

app.get('/plain', () => {
  throw new Error('plain');
});
app.get('/status', () => {
  throw Object.assign(new Error('gone'), { status: 410 });
});
app.get('/code', () => {
  throw Object.assign(new Error('no file'), { code: 'ENOENT' });
});
app.use((err, req, res, next) => {
  if (err.code) return res.status(err.code).json({ message: err.message });
  res.status(err.status).json({ message: err.message });
});

module.exports = app;
`,
  requests: ['GET /plain', 'GET /status', 'GET /code'],
});
