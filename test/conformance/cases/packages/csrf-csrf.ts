import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const { doubleCsrf } = require('csrf-csrf');
const app = express();

const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
  getSecret: () => 'a secret',
  getSessionIdentifier: () => 'one',
  cookieName: 'csrf',
  cookieOptions: { secure: false },
  getCsrfTokenFromRequest: (req) => req.headers['x-csrf-token'],
});

app.use(cookieParser());
app.get('/token', (req, res) => {
  const token = generateCsrfToken(req, res);
  res.clearCookie('csrf');
  res.json({ token: typeof token });
});
app.use(doubleCsrfProtection);
app.get('/read', (req, res) => res.json({ read: true }));
app.post('/write', (req, res) => res.json({ written: true }));
app.use((err, req, res, next) => res.status(err.status ?? err.statusCode ?? 500).json({ error: err.message, code: err.code }));

module.exports = app;
`,
  requests: [
    'GET /read',
    'POST /write',
    { method: 'POST', path: '/write', headers: { cookie: 'csrf=abc', 'x-csrf-token': 'abc' } },
  ],
});
