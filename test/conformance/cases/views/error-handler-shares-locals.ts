import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: locals merged'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.use((req, res, next) => {
  res.locals.user = req.query.user;
  next();
});

app.get('/', (req, res) => res.render('page', { title: 'ok' }));
app.get('/fails', (req, res) => {
  res.locals.step = 'half way';
  throw new Error('in between');
});

app.use((req, res) => res.status(404).render('page', { title: 'none' }));
app.use((err, req, res, next) => {
  res.locals.message = err.message;
  res.status(500).render('page', { title: 'error' });
});

module.exports = app;
`,
  files: {
    'views/page.ejs': `
<%= title %>|<%= user %>|<%= locals.step %>|<%= locals.message %>|<%= 'step' in locals %>
`,
  },
  requests: ['GET /', 'GET /?user=ann', 'GET /fails?user=bob', 'GET /unknown?user=cy'],
});
