import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const errorhandler = require('errorhandler');
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.get('/visit', (req, res) => {
  req.session.visits = (req.session.visits ?? 0) + 1;
  throw Object.assign(new Error('visit ' + req.session.visits), { status: 400, stack: '' });
});
app.get('/fine', (req, res) => res.json({ visits: req.session.visits ?? 0 }));
app.use(errorhandler({ log: false }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/visit', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/fine', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    'GET /fine',
  ],
});
