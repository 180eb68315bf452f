import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.13',
  app: `
const path = require('path');
const express = require('express');
const layouts = require('express-ejs-layouts');
const app = express();

app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.use(layouts);
app.get('/', (req, res) => res.render('home', { title: 'Home' }));
app.get('/bare', (req, res) => res.render('home', { title: 'Bare', layout: false }));

module.exports = app;
`,
  files: {
    'views/layout.ejs': `
<html><title><%= title %></title><%- body %></html>
`,
    'views/home.ejs': `
<h1><%= title %></h1>
`,
  },
  requests: [
    'GET /',
    'GET /bare',
  ],
});
