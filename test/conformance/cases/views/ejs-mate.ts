import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const ejsMate = require('ejs-mate');
app.engine('ejs', ejsMate);
app.set('view engine', 'ejs');

app.get('/', (req, res) => res.render('page', { title: 'Mate' }));

module.exports = app;
`,
  files: {
    'views/layouts/boilerplate.ejs': `
<html><title><%= title %></title><%- body %></html>
`,
    'views/page.ejs': `
<% layout('layouts/boilerplate') %><p>page</p>
`,
  },
  requests: ['GET /'],
});
