import { defineCase } from '../../case.js';

/** `{"n":1}` as cookie-session writes it; nothing is signed. */
const cookie = 'session=eyJuIjoxfQ==';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cookieSession = require('cookie-session');
const app = express();

app.use(cookieSession({ name: 'session', signed: false, httpOnly: true }));

app.get('/count', (req, res) => {
  req.session.n = (req.session.n || 0) + 1;
  res.json({ n: req.session.n, isNew: req.session.isNew });
});
app.get('/peek', (req, res) => res.send(String(req.session.n)));
app.get('/fail', (req, res) => {
  req.session.n = 100;
  throw Object.assign(new Error('teapot'), { status: 418 });
});

module.exports = app;
`,
  requests: ['GET /count', { method: 'GET', path: '/count', headers: { cookie } }, { method: 'GET', path: '/peek', headers: { cookie } }, { method: 'GET', path: '/fail', headers: { cookie } }],
});
