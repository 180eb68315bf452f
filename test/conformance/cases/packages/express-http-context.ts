import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const httpContext = require('express-http-context');
const app = express();

app.use(httpContext.middleware);
app.use((req, res, next) => {
  httpContext.set('user', req.get('x-user') ?? 'nobody');
  next();
});
app.get('/me', async (req, res) => {
  await null;
  res.json({ user: httpContext.get('user') });
});

module.exports = app;
`,
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { 'x-user': 'ann' } },
  ],
});
