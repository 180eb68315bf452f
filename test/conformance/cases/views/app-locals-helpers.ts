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
app.set('title', 'My shop');
const { formatDate } = require('./helpers');
app.locals.formatDate = formatDate;
app.locals.shout = (text) => text.toUpperCase();
app.locals.util = require('util');
app.locals.pretty = { indent: 2 };

app.get('/', (req, res) => res.render('page', { at: new Date(0) }));

module.exports = app;
`,
  files: {
    'helpers.js': `
exports.formatDate = (date) => date.toISOString().slice(0, 10);
`,
    'views/page.ejs': `
<%= formatDate(at) %> <%= shout('a') %> <%= util.format('%s', 1) %> <%= pretty.indent %> <%= settings.title %> <%= settings['view engine'] %>
`,
  },
  requests: ['GET /'],
});
