import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const useragent = require('express-useragent');
const session = require('express-session');
const flash = require('connect-flash');
const app = express();

app.use(session({ secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(flash());

app.get('/agent', useragent.express(), (req, res) => res.json({ browser: req.useragent.browser, isMobile: req.useragent.isMobile }));
app.post('/notes', (req, res) => {
  req.flash('info', 'saved');
  req.flash('info', 'twice');
  res.redirect('/notes');
});
app.get('/notes', (req, res) => res.json({ messages: req.flash('info'), none: req.flash('error') }));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/agent', headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' } },
    { method: 'POST', path: '/notes' },
    'GET /notes',
  ],
});
