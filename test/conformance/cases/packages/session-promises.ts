import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.post('/in', async (req, res) => {
  req.session.user = 'ann';
  await new Promise((resolve, reject) => req.session.save((err) => (err ? reject(err) : resolve())));
  res.json({ in: true });
});
app.post('/out', async (req, res) => {
  await new Promise((resolve, reject) => {
    req.session.destroy((err) => (err ? reject(err) : resolve()));
  });
  res.json({ out: true });
});
app.get('/me', async (req, res) => res.json({ user: req.session.user ?? null }));

module.exports = app;
`,
  requests: [
    'POST /in',
    { method: 'GET', path: '/me', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    { method: 'POST', path: '/out', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    { method: 'GET', path: '/me', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
  ],
});
