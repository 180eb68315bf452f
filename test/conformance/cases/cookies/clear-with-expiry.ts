import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 clearCookie: options of expiry', '14 clearCookie'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/age', (req, res) => res.clearCookie('sid', { maxAge: 60000, httpOnly: true }).end());
app.post('/expires', (req, res) => res.clearCookie('sid', { expires: new Date(Date.UTC(2040, 0, 1)), path: '/x' }).end());
app.post('/shared', (req, res) => {
  const options = { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1000 };
  res.clearCookie('a', options);
  res.clearCookie('b', options);
  res.sendStatus(204);
});

module.exports = app;
`,
  requests: ['POST /age', 'POST /expires', 'POST /shared'],
});
