import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 next() after the answer'],
  app: `
const express = require('express');
const app = express();

let later = 0;
app.get('/later', (req, res) => res.json({ later }));
app.get('/answers', (req, res, next) => {
  res.json({ answered: true });
  next();
});
app.use((req, res, next) => {
  if (!res.headersSent) return res.status(404).json({ error: 'nothing here' });
  later += 1;
});

module.exports = app;
`,
  requests: [
    'GET /answers',
    'GET /later',
    'GET /nowhere',
    'GET /later',
  ],
});
