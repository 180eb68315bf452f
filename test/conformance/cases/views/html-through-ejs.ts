import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.engine('html', require('ejs').renderFile);
app.set('view engine', 'html');

app.get('/', (req, res) => res.render('index', { title: 'Html' }));
app.get('/ext', (req, res) => res.render('index.html', { title: 'Ext' }));
app.get('/ejs', (req, res) => res.render('other.ejs', { title: 'Ejs' }));

module.exports = app;
`,
  files: {
    'views/index.html': `
<h1><%= title %></h1>
`,
    'views/other.ejs': `
<h2><%= title %></h2>
`,
  },
  requests: ['GET /', 'GET /ext', 'GET /ejs'],
});
