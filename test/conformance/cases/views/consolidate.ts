import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const engines = require('consolidate');
app.engine('html', engines.ejs);
app.set('view engine', 'html');

app.get('/', (req, res) => res.render('index', { title: 'Consolidated' }));

module.exports = app;
`,
  files: {
    'views/index.html': `
<h1><%= title %></h1>
`,
  },
  requests: ['GET /'],
});
