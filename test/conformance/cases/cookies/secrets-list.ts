import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['6.1 cookies, signedCookies, secret', '10 reading: signed'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const cookieParser = require('cookie-parser');

app.use(cookieParser(['new-secret', 'old-secret']));
app.get('/read', (req, res) => res.json({ cookies: req.cookies, signed: req.signedCookies, secret: req.secret }));
app.get('/set', (req, res) => {
  res.cookie('id', 'u1', { signed: true });
  res.send('set');
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/read', headers: { cookie: 'a=1; id=s%3Au1.YWJj' } },
    'GET /read',
    'GET /set',
  ],
});
