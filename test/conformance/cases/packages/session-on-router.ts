import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();
const account = express.Router();

account.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
account.use((req, res, next) => {
  res.locals.user = req.session.user ?? 'guest';
  next();
});
account.get('/', (req, res) => res.json({ user: res.locals.user }));
account.post('/', (req, res) => {
  req.session.user = 'ann';
  res.json({ user: req.session.user, before: res.locals.user });
});
app.use('/account', account);
app.get('/open', (req, res) => res.json({ open: true }));

module.exports = app;
`,
  requests: [
    'GET /open',
    'GET /account',
    'POST /account',
    { method: 'GET', path: '/account', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
  ],
});
