import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const csrf = require('csurf');
const app = express();

app.use(cookieParser());
app.use(express.urlencoded({ extended: false }));
app.use(csrf({ cookie: { key: 'csrf', httpOnly: true }, value: (req) => req.get('x-token') }));
app.use((req, res, next) => {
  res.locals.hasToken = req.csrfToken().length > 10;
  next();
});

app.get('/form', (req, res) => res.json({ same: req.csrfToken() === req.csrfToken(), token: typeof req.csrfToken(), local: res.locals.hasToken }));
app.post('/form', (req, res) => res.json({ ok: true }));
app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ code: err.code });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/form', headers: { cookie: 'csrf=abcdefghijklmnopqrstuvwx' } },
    { method: 'POST', path: '/form', headers: { cookie: 'csrf=abcdefghijklmnopqrstuvwx' } },
    { method: 'POST', path: '/form', headers: { cookie: 'csrf=abcdefghijklmnopqrstuvwx', 'x-token': 'TxwEnvZo-W5BI2JZK8Xm8bfYY9FVk1k1PnWE' } },
  ],
});
