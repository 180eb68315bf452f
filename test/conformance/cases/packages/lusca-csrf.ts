import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const lusca = require('lusca');
const app = express();

app.use(express.urlencoded({ extended: false }));
app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: true, genid: () => 'one' }));
app.use(lusca.csrf());
app.get('/form', (req, res) => res.json({ has: typeof res.locals._csrf === 'string' && res.locals._csrf.length > 10 }));
app.post('/form', (req, res) => res.json({ posted: req.body.a }));
app.use((err, req, res, next) => res.status(res.statusCode === 200 ? 500 : res.statusCode).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /form',
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&_csrf=wrong' },
  ],
});
