import { defineCase } from '../../case.js';

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const basicAuth = require('express-basic-auth');
const app = express();

app.get('/public', (req, res) => res.json({ open: true }));
app.use('/admin', basicAuth({ users: { ann: 'secret' }, challenge: true, realm: 'shop', unauthorizedResponse: (req) => ({ denied: req.auth ? 'wrong' : 'missing' }) }));
app.get('/admin/me', (req, res) => res.json({ user: req.auth.user }));
app.get('/admin/:page', (req, res) => res.json({ page: req.params.page }));

module.exports = app;
`,
  requests: [
    'GET /public',
    'GET /admin/me',
    { method: 'GET', path: '/admin/me', headers: basic('ann:secret') },
    { method: 'GET', path: '/admin/me', headers: basic('ann:wrong') },
    { method: 'GET', path: '/admin/orders', headers: basic('ann:secret') },
    { method: 'GET', path: '/admin/orders/1' },
    { method: 'POST', path: '/admin/me' },
    { method: 'POST', path: '/admin/me', headers: basic('ann:secret') },
    'GET /admin',
  ],
});
