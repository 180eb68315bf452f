import { defineCase } from '../../case.js';

/** A package that is required where it is registered has no name that another module could import. */
export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

app.use(require('express-session')({ name: 'sid', secret: 'keyboard cat', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.post('/visits', (req, res) => {
  req.session.visits = (req.session.visits || 0) + 1;
  res.json({ visits: req.session.visits });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/visits' },
    { method: 'POST', path: '/visits', headers: { cookie: 'sid=s%3Aone.eGy22F%2FhBk0AJ6KlUOZkeOH3eHd6vXiSEoeO0DfU36A' } },
    'GET /nothing',
  ],
});
