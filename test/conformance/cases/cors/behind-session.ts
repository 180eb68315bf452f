import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const cors = require('cors');
const session = require('express-session');
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: true, genid: () => 'one' }));
app.use(cors({ origin: true }));
app.get('/me', (req, res) => res.json({ id: req.sessionID }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/me', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/me', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
  ],
});
