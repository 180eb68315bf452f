import { defineCase } from '../../case.js';

const cookie = 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const flash = require('connect-flash');
const app = express();

app.use(session({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(flash());

app.post('/notes', (req, res) => {
  req.flash('info', 'Saved');
  req.flash('info', ['Twice']);
  res.redirect('/notes');
});
app.get('/notes', (req, res) => res.json({ info: req.flash('info'), all: req.flash() }));

module.exports = app;
`,
  requests: [
    'GET /notes',
    { method: 'POST', path: '/notes' },
    { method: 'GET', path: '/notes', headers: { cookie } },
    { method: 'GET', path: '/notes', headers: { cookie } },
  ],
});
