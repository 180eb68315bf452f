import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: locals merged'],
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

const fs = require('fs');
const path = require('path');

app.engine('tpl', (file, options, callback) => {
  fs.readFile(file, 'utf8', (err, text) => {
    if (err) return callback(err);
    callback(null, text.replace(/\\{(\\w+)\\}/g, (_, key) => String(options[key])));
  });
});
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'tpl');

app.locals.site = 'Shop';
app.locals.title = 'of the app';
app.use((req, res, next) => {
  res.locals.user = 'ann';
  res.locals.title = 'of the request';
  next();
});
app.get('/merged', (req, res) => res.render('card'));
app.get('/own', (req, res) => res.status(202).render('card', { title: 'of the call' }));

module.exports = app;
`,
  files: {
    'views/card.tpl': `
<p>{site} {user} {title}</p>
`,
  },
  requests: [
    'GET /merged',
    'GET /own',
  ],
});
