import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function parseCookies(req, res, next) {
  req.cookies = Object.fromEntries((req.headers.cookie || '').split('; ').filter(Boolean).map((pair) => pair.split('=')));
  next();
}

app.use(parseCookies);
app.get('/read', (req, res) => res.json({ cookies: req.cookies, a: req.cookies.a || null }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/read', headers: { cookie: 'a=1; b=2' } },
    'GET /read',
  ],
});
