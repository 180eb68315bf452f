import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function basicAuth(req, res, next) {
  const b64 = (req.headers.authorization || '').split(' ')[1] || '';
  const [login, password] = Buffer.from(b64, 'base64').toString().split(':');

  if (login === 'admin' && password === 'pass') return next();

  res.set('WWW-Authenticate', 'Basic realm="401"');
  res.status(401).send('Authentication required.');
}

app.get('/admin', basicAuth, (req, res) => res.send('Secret'));

module.exports = app;
`,
  requests: [
    'GET /admin',
    { method: 'GET', path: '/admin', headers: { authorization: 'Basic YWRtaW46cGFzcw==' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Basic YWRtaW46bm8=' } },
  ],
});
