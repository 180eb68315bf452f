import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false }));
app.post('/login', (req, res) => {
  const { user = 'nobody', password } = req.body || {};
  if (!password) return res.status(400).send('Password missing for ' + user);
  res.redirect('/home');
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'user=ann&password=x' },
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'user=ann' },
    'POST /login',
  ],
});
