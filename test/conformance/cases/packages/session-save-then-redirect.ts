import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();

app.use(express.urlencoded({ extended: false }));
app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.post('/login', (req, res) => {
  req.session.user = { name: req.body.name };
  req.session.save(() => res.redirect('/'));
});
app.get('/', (req, res) => (req.session.user ? res.send('hello ' + req.session.user.name) : res.redirect('/login')));
app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('sid');
    res.redirect('/login');
  });
});

module.exports = app;
`,
  requests: [
    'GET /',
    { method: 'POST', path: '/login', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=ann' },
    { method: 'GET', path: '/', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    { method: 'POST', path: '/logout', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    { method: 'GET', path: '/', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
  ],
});
