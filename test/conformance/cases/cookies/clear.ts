import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 clearCookie'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/logout', (req, res) => {
  res.clearCookie('sid');
  res.json({ message: 'logged out' });
});

app.post('/logout/admin', (req, res) => {
  res.clearCookie('sid', { path: '/admin', httpOnly: true, sameSite: 'strict' }).redirect('/');
});

module.exports = app;
`,
  requests: ['POST /logout', 'POST /logout/admin'],
});
