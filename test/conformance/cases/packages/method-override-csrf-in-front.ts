import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 rewriting req.url or req.method'],
  app: `
const express = require('express');
const cookieParser = require('cookie-parser');
const csurf = require('csurf');
const methodOverride = require('method-override');
const app = express();

app.use(cookieParser());
app.use(csurf({ cookie: true }));
app.use(methodOverride('_method'));

app.get('/wipe', (req, res) => res.json({ shown: true }));
app.delete('/wipe', (req, res) => res.json({ wiped: true }));
app.use((err, req, res, next) => res.status(err.status ?? 500).json({ code: err.code }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/wipe', headers: { cookie: '_csrf=abcdefghijklmnopqrstuvwx' } },
    { method: 'POST', path: '/wipe?_method=GET', headers: { cookie: '_csrf=abcdefghijklmnopqrstuvwx' } },
    { method: 'POST', path: '/wipe?_method=DELETE', headers: { cookie: '_csrf=abcdefghijklmnopqrstuvwx' } },
    { method: 'DELETE', path: '/wipe', headers: { cookie: '_csrf=abcdefghijklmnopqrstuvwx' } },
  ],
});
