import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['1 views and view engine'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', [path.join(__dirname, 'custom'), path.join(__dirname, 'views')]);
app.set('view engine', 'ejs');

app.get('/both', (req, res) => res.render('both'));
app.get('/second', (req, res) => res.render('second'));
app.get('/none', (req, res) => res.render('none'));

app.use((err, req, res, next) => {
  res.status(500).json({ message: err.message.replace(/"[^"]*\\//g, '"') });
});

module.exports = app;
`,
  files: {
    'custom/both.ejs': `
custom
`,
    'views/both.ejs': `
default
`,
    'views/second.ejs': `
second <%- include('both') %>
`,
  },
  requests: ['GET /both', 'GET /second', 'GET /none'],
});
