import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('title', 'Shop');
app.get('/fails', () => {
  throw new Error('broken');
});
app.use((err, req, res, next) => {
  const details = req.app.get('env') === 'development' ? { stack: err.stack } : {};
  res.status(500).json({ app: req.app.get('title'), message: err.message, ...details });
});

module.exports = app;
`,
  requests: [
    'GET /fails',
  ],
});
