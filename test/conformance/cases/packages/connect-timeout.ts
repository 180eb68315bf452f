import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const timeout = require('connect-timeout');
const app = express();

app.use(timeout('300ms'));
app.get('/fast', (req, res) => res.json({ timedout: req.timedout }));
app.get('/slow', (req, res) => {
  setTimeout(() => {
    if (req.timedout) return;
    res.json({ late: true });
  }, 900);
});
app.use((err, req, res, next) => res.status(err.status ?? 500).json({ code: err.code, timeout: err.timeout }));

module.exports = app;
`,
  requests: [
    'GET /fast',
    'GET /slow',
  ],
});
