import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const cookieSession = require('cookie-session');
const app = express();

app.use(cookieSession({ name: 'session', signed: false }));

app.post('/logout', (req, res) => {
  req.session = null;
  res.sendStatus(204);
});

module.exports = app;
`,
  requests: [{ method: 'POST', path: '/logout', headers: { cookie: 'session=eyJuIjoxfQ==' } }],
});
