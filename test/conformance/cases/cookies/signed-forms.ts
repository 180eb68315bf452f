import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: signed', '10 reading: signed'],
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser('first secret'));

app.get('/object', (req, res) => res.cookie('cart', { items: [1] }, { signed: true, httpOnly: true }).send('signed'));
app.get('/maybe', (req, res) => {
  res.cookie('user', 'tobi', { signed: req.query.sign === 'yes' });
  res.send('maybe');
});
app.get('/clear', (req, res) => res.clearCookie('cart', { signed: true }).send('cleared'));
app.get('/read', (req, res) => res.json({ signed: req.signedCookies, plain: req.cookies }));

module.exports = app;
`,
  requests: ['GET /object', 'GET /maybe', 'GET /maybe?sign=yes', 'GET /clear', 'GET /read'],
});
