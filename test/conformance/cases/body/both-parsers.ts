import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.1',
  covers: ['8.1 read by an earlier parser'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use(express.urlencoded({ extended: true }));

app.post('/subscribe', (req, res) => {
  res.json({ email: req.body.email, via: req.get('Content-Type').split(';')[0] });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/subscribe', body: { email: 'a@b.c' } },
    { method: 'POST', path: '/subscribe', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'email=a%40b.c' },
  ],
});
