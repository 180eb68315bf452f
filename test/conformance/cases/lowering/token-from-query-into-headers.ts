import { defineCase } from '../../case.js';

export default defineCase({
  section: '6',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use((req, res, next) => {
  if (req.query && req.query.hasOwnProperty && Object.keys(req.query).includes('access_token')) {
    req.headers.authorization = 'Bearer ' + req.query.access_token;
  }
  next();
});
app.get('/auth', (req, res) => res.json({ auth: req.headers.authorization || null }));

module.exports = app;
`,
  requests: [
    'GET /auth',
    'GET /auth?access_token=abc',
    { method: 'GET', path: '/auth', headers: { authorization: 'Bearer z' } },
  ],
});
