import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 unhandled: the status set before'],
  expect: 'native',
  app: `
const express = require('express');
const csurf = require('csurf');
const cookieParser = require('cookie-parser');
const lusca = require('lusca');
const session = require('express-session');
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: true, genid: () => 'one' }));
app.use('/lusca', lusca.csrf());
app.use('/csurf', csurf());
app.post('/lusca/a', (req, res) => res.json({ a: true }));
app.post('/csurf/a', (req, res) => res.json({ a: true }));

module.exports = app;
`,
  requests: [
    'POST /lusca/a',
    'POST /csurf/a',
    'POST /lusca/none',
  ],
});
