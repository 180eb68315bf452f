import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 cookie: signed', '10 reading: signed'],
  expect: 'native',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser('keyboard cat'));

app.get('/set', (req, res) => {
  res.cookie('user', 'tobi', { signed: true });
  res.send('signed');
});

app.get('/get', (req, res) => {
  res.json({ signed: req.signedCookies, plain: req.cookies });
});

module.exports = app;
`,
  requests: [
    'GET /set',
    'GET /get',
    { method: 'GET', path: '/get', headers: { cookie: 'user=s%3Atobi.k%2FMBGA3LV%2FDe%2B0YTROxcLuurjbOQXyaa2veNodQBZc4; a=1' } },
    { method: 'GET', path: '/get', headers: { cookie: 'user=s%3Atobi.forged; user2=s%3Aplain' } },
  ],
});
