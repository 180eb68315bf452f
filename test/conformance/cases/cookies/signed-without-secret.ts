import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: [
    '10 reading: decoded, malformed, first of duplicates',
    '10 reading: JSON',
    '10 cookie: what is not valid throws',
  ],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const cookieParser = require('cookie-parser');

app.use(cookieParser());
app.get('/read', (req, res) => res.json({ cookies: req.cookies, signed: req.signedCookies }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/read', headers: { cookie: 'a=1; b=s%3Ax.y; c=%zz; a=2; d=j%3A%5B1%5D; e="quoted"' } },
  ],
});
