import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: Path by default, order of attributes', '10 cookie: sameSite, priority, partitioned'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/plain', (req, res) => {
  res.cookie('theme', 'dark');
  res.send('set');
});

app.get('/options', (req, res) => {
  res
    .cookie('sid', 'a1', { httpOnly: true, secure: true, sameSite: 'lax', path: '/account' })
    .json({ ok: true });
});

app.get('/strict', (req, res) => res.cookie('s', '1', { sameSite: true, domain: 'example.com' }).send('x'));

module.exports = app;
`,
  requests: ['GET /plain', 'GET /options', 'GET /strict'],
});
