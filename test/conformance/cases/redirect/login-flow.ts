import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false }));

app.post('/login', (req, res) => {
  if (req.body.password !== 'sesame') {
    return res.redirect('/login?error=1');
  }
  res.cookie('session', 'abc123', { httpOnly: true });
  res.redirect(303, req.query.next || '/home');
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'password=no' },
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'password=sesame' },
    { method: 'POST', path: '/login?next=/cart', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'password=sesame' },
  ],
});
