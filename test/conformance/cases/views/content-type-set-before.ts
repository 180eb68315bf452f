import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');

app.get('/xml', (req, res) => res.type('xml').render('feed', { n: 1 }));
app.get('/set', (req, res) => {
  res.set('Content-Type', 'text/plain');
  res.render('feed', { n: 2 });
});
app.get('/branch', (req, res) => {
  if (req.query.created) res.status(201);
  res.set('Cache-Control', 'no-store');
  res.render('feed', { n: 3 });
});
app.get('/cookie', (req, res) => {
  res.cookie('seen', '1').append('Link', '<a>').render('feed', { n: 4 });
});
app.get('/none', (req, res) => res.status(204).render('feed', { n: 5 }));

module.exports = app;
`,
  files: {
    'views/feed.ejs': `
<feed><%= n %></feed>
`,
  },
  requests: ['GET /xml', 'GET /set', 'GET /branch', 'GET /branch?created=1', 'GET /cookie', 'GET /none', 'HEAD /xml'],
});
