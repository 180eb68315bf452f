import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  covers: ['9.6 headersSent', '9.6 writableEnded'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/guarded', (req, res) => {
  if (!res.headersSent) {
    res.set('X-Sent', 'no');
  }
  res.send('guarded');
});
app.get('/both', (req, res) => {
  if (res.headersSent || res.writableEnded) return;
  if (!res.headersSent && req.query.teapot) return res.sendStatus(418);
  res.json({ both: true });
});
app.get('/fails', async (req, res, next) => {
  try {
    if (req.query.fail) throw new Error('failed');
    res.json({ ok: true });
  } catch (error) {
    if (!res.headersSent) {
      return res.status(500).json({ error: error.message });
    }
    next(error);
  }
});

app.use((err, req, res, next) => {
  if (res.headersSent) return next(err);
  res.status(500).json({ late: err.message });
});

module.exports = app;
`,
  requests: ['GET /guarded', 'GET /both', 'GET /both?teapot=1', 'GET /fails', 'GET /fails?fail=1'],
});
