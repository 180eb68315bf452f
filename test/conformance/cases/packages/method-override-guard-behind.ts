import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  expect: 'native',
  app: `
const express = require('express');
const methodOverride = require('method-override');
const app = express();

app.use(methodOverride('_method'));

function writersOnly(req, res, next) {
  if (req.method === 'GET') return next();
  if (req.get('authorization') !== 'Bearer ' + req.method) return res.status(401).json({ error: 'not for ' + req.method });
  next();
}

app.use('/admin', writersOnly);
app.get('/admin/users', (req, res) => res.json(['ann']));
app.post('/admin/users', (req, res) => res.json({ added: true }));
app.delete('/admin/users', (req, res) => res.json({ cleared: true }));

module.exports = app;
`,
  requests: [
    'GET /admin/users',
    'POST /admin/users',
    { method: 'POST', path: '/admin/users', headers: { authorization: 'Bearer POST' } },
    { method: 'POST', path: '/admin/users?_method=DELETE', headers: { authorization: 'Bearer POST' } },
    { method: 'POST', path: '/admin/users?_method=DELETE', headers: { authorization: 'Bearer DELETE' } },
    { method: 'DELETE', path: '/admin/users', headers: { authorization: 'Bearer DELETE' } },
    'POST /admin/users?_method=GET',
    'POST /admin/other?_method=GET',
  ],
});
