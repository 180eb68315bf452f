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
app.use((req, res, next) => {
  if (req.query.user) res.locals.user = { name: req.query.user };
  next();
});

// A local that was never set is no name to the view; one that is undefined is.
app.get('/', (req, res) => res.render('careless'));
app.get('/careful', (req, res) => res.render('careful'));
app.get('/undefined', (req, res) => res.render('careless', { user: undefined }));

app.use((err, req, res, next) => {
  res.status(500).send(err.message.split('\\n').at(-1));
});

module.exports = app;
`,
  files: {
    'views/careless.ejs': `
<% if (user) { %><%= user.name %><% } else { %>nobody<% } %>
`,
    'views/careful.ejs': `
<%= typeof user %>
`,
  },
  requests: [
    'GET /',
    'GET /?user=ann',
    'GET /careful',
    'GET /careful?user=ann',
    'GET /undefined',
    'GET /undefined?user=ann',
  ],
});
