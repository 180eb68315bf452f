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
app.set('view options', { delimiter: '?' });

app.get('/', (req, res) => res.render('page', { title: 'Options' }));

module.exports = app;
`,
  files: {
    'views/page.ejs': `
<h1><?= title ?></h1><%= raw %>
`,
  },
  requests: ['GET /'],
});
