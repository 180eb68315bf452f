import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  const [scheme, credentials] = (req.headers.authorization || '').split(' ');
  if (scheme !== 'Basic') {
    res.set('WWW-Authenticate', 'Basic realm="area"');
    return res.status(401).send('Authentication required');
  }
  const [user, password] = Buffer.from(credentials, 'base64').toString().split(':');
  if (password !== 'secret') return res.status(403).send('Forbidden');
  req.user = user;
  next();
});
app.get('/area', (req, res) => res.json({ user: req.user }));

module.exports = app;
`,
  requests: [
    'GET /area',
    { method: 'GET', path: '/area', headers: { authorization: 'Basic YW5uOnNlY3JldA==' } },
    { method: 'GET', path: '/area', headers: { authorization: 'Basic YW5uOndyb25n' } },
  ],
});
