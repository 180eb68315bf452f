import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const session = require('express-session');
const flash = require('express-flash');
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.use(flash());
app.post('/say', (req, res) => {
  req.flash('info', 'hello');
  res.redirect('/heard');
});
app.get('/heard', (req, res) => res.json(req.flash('info')));

module.exports = app;
`,
  requests: [
    'POST /say',
    { method: 'GET', path: '/heard', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    { method: 'GET', path: '/heard', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
  ],
});
