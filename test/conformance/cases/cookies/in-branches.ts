import { defineCase } from '../../case.js';

export default defineCase({
  section: '10',
  covers: ['10 the same name twice'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/consent', (req, res) => {
  res.cookie('seen', '1');
  if (req.query.all) {
    res.cookie('consent', 'all', { maxAge: 1000 });
    res.cookie('consent', 'all', { path: '/shop' });
  } else {
    res.clearCookie('consent');
  }
  res.redirect('/');
});
app.post('/loop', (req, res) => {
  for (const name of ['a', 'b']) res.cookie(name, name.toUpperCase());
  res.status(201).json({ set: 2 });
});

module.exports = app;
`,
  requests: ['POST /consent', 'POST /consent?all=1', 'POST /loop'],
});
