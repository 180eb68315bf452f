import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 reading: decoded, malformed, first of duplicates', '6.1 cookies, signedCookies, secret'],
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser());

app.get('/whoami', (req, res) => {
  const { session } = req.cookies;
  if (!session) return res.status(401).json({ error: 'no session' });
  res.json({ session });
});

app.get('/all', (req, res) => res.json(req.cookies));

module.exports = app;
`,
  requests: [
    'GET /whoami',
    { method: 'GET', path: '/whoami', headers: { cookie: 'session=abc' } },
    { method: 'GET', path: '/whoami', headers: { cookie: 'other=1; session=a%20b' } },
    'GET /all',
    { method: 'GET', path: '/all', headers: { cookie: 'a=1; b=two; a=3' } },
    { method: 'GET', path: '/all', headers: { cookie: 'bad=%zz; quoted="q"; empty=' } },
  ],
});
