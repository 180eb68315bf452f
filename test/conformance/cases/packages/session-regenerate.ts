import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const session = require('express-session');
const app = express();

let n = 0;
app.use(express.json());
app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: true, genid: () => (n++ === 0 ? 'one' : 'two') }));
app.get('/visit', (req, res) => {
  req.session.seen = true;
  res.json({ id: req.sessionID });
});
app.post('/login', (req, res, next) => {
  req.session.regenerate((err) => {
    if (err) return next(err);
    req.session.user = req.body.user;
    req.session.save((saveError) => {
      if (saveError) return next(saveError);
      res.json({ id: req.sessionID, user: req.session.user, seen: req.session.seen ?? false });
    });
  });
});

module.exports = app;
`,
  requests: [
    'GET /visit',
    { method: 'POST', path: '/login', headers: { cookie: 'sid=s%3Aone.4pO%2FTOE9%2FxcL%2BEHYvcbjuLTBvHwnX2NoZik2b%2BJhFPs' }, body: { user: 'ann' } },
  ],
});
