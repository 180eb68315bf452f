import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.use((req, res, next) => {
  const render = res.render;
  res.render = (view, locals) => render.call(res, view, { ...locals, patched: 'yes' });
  next();
});

app.get('/', (req, res) => res.render('home', { title: 'root' }));

module.exports = app;
`,
  files: {
    'views/home.ejs': `
<%= title %> <%= patched %>
`,
  },
  requests: ['GET /'],
});
