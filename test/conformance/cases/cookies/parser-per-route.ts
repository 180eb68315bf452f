import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

const cookieParser = require('cookie-parser');

app.get('/with', cookieParser('k'), (req, res) => res.json({ cookies: req.cookies, signed: req.signedCookies }));
app.get('/without', (req, res) => res.json({ has: 'cookies' in req }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/with', headers: { cookie: 'a=1' } },
    { method: 'GET', path: '/without', headers: { cookie: 'a=1' } },
  ],
});
