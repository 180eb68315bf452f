import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const MemoryStore = require('memorystore')(session);
const app = express();

app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false, genid: () => 'one', store: new MemoryStore({ checkPeriod: 0 }) }));
app.post('/count', (req, res) => {
  req.session.count = (req.session.count ?? 0) + 1;
  res.json({ count: req.session.count });
});
app.get('/count', (req, res) => res.json({ count: req.session.count ?? 0 }));

module.exports = app;
`,
  requests: [
    'POST /count',
    { method: 'POST', path: '/count', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    { method: 'GET', path: '/count', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' } },
    'GET /count',
  ],
});
