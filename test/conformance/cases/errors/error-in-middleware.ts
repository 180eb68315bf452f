import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors', '3 next(err) and next(falsy)'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/tenant', (req, res, next) => {
  const tenant = req.get('x-tenant');
  if (!tenant) throw Object.assign(new Error('tenant required'), { status: 400 });
  if (tenant === 'blocked') next(Object.assign(new Error('tenant blocked'), { status: 403 }));
  else next();
});

app.get('/tenant/home', (req, res) => res.send('home'));

app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /tenant/home',
    { method: 'GET', path: '/tenant/home', headers: { 'x-tenant': 'blocked' } },
    { method: 'GET', path: '/tenant/home', headers: { 'x-tenant': 'ok' } },
  ],
});
