import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  covers: ['9.4 body by Accept'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/login', (req, res) => {
  res.vary('Cookie');
  res.cookie('sid', '1', { httpOnly: true });
  res.set('X-Login', 'yes');
  res.redirect(303, '/home');
});

module.exports = app;
`,
  requests: ['POST /login', { method: 'POST', path: '/login', headers: { accept: 'text/html' } }],
});
