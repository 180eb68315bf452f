import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: callback', '12 app.render', '12 render: an unknown view'],
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

app.get('/callback', (req, res, next) => {
  res.render('card', { site: 's', user: 'u', title: 't' }, (err, html) => {
    if (err) return next(err);
    res.json({ html });
  });
});
app.get('/app', (req, res, next) => {
  app.render('card', { site: 'a', user: 'b', title: 'c' }, (err, html) => (err ? next(err) : res.send(html)));
});
app.get('/unknown', (req, res) => res.render('nothing'));
app.use((err, req, res, next) => res.status(500).json({ error: err.message.split('"').slice(0, 2).join(' ') }));

module.exports = app;
`,
  files: {
    'views/card.tpl': `
<p>{site} {user} {title}</p>
`,
  },
  requests: [
    'GET /callback',
    'GET /app',
    'GET /unknown',
  ],
});
