import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const { expressjwt } = require('express-jwt');
const app = express();

app.use(expressjwt({ secret: 'shared', algorithms: ['HS256'], requestProperty: 'token' }).unless({ path: ['/open'] }));
app.get('/open', (req, res) => res.json({ open: true, token: req.token || null }));
app.get('/me', (req, res) => res.json({ name: req.token.name }));
app.use((err, req, res, next) => {
  if (err.name === 'UnauthorizedError') return res.status(err.status).json({ code: err.code });
  next(err);
});

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJuYW1lIjoiYW5uIn0.x' } },
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiYW5uIn0.lecIVYS2JahCuAyAcsIxlh9gIMwfOQRMXjjr2iG6vOU' } },
  ],
});
