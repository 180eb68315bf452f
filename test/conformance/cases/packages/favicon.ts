import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const favicon = require('serve-favicon');
const responseTime = require('response-time');
const { auth } = require('./auth');
const app = express();

app.use(responseTime((req, res, time) => res.setHeader('X-Timed', String(time >= 0))));
app.use(favicon(Buffer.from('icon')));
app.use(auth);
app.get('/', (req, res) => res.json({ user: req.auth.user }));

module.exports = app;
`,
  files: {
    'auth.js': `
const basicAuth = require('express-basic-auth');

exports.auth = basicAuth({ users: { ann: 'secret' } });
`,
  },
  requests: [
    'GET /favicon.ico',
    'GET /',
    { method: 'GET', path: '/', headers: { authorization: 'Basic YW5uOnNlY3JldA==' } },
    { method: 'POST', path: '/favicon.ico' },
  ],
});
