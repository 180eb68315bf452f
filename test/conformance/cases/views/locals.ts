import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: locals merged'],
  expect: 'native',
  app: `
const fs = require('fs');
const path = require('path');
const express = require('express');
const app = express();

// {{name}} is the value of a local.
app.engine('tpl', (file, locals, done) => {
  fs.readFile(file, 'utf8', (err, text) => {
    if (err) return done(err);
    done(null, text.replace(/\\{\\{([\\w.]+)\\}\\}/g, (_, key) => key.split('.').reduce((value, part) => value?.[part], locals)));
  });
});
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'tpl');

app.locals.site = 'Shop';
app.locals.title = 'of the app';
app.use((req, res, next) => {
  res.locals.user = req.query.user || 'nobody';
  next();
});

app.get('/', (req, res) => res.render('home'));
app.get('/own', (req, res) => res.render('home', { title: 'own', user: 'own' }));

module.exports = app;
`,
  files: {
    'views/home.tpl': `
<h1>{{title}}</h1><p>{{site}} {{user}}</p>
`,
    'views/plain.tpl': `
<p>{{title}}</p>
`,
    'views/admin/index.tpl': `
<p>admin {{title}}</p>
`,
  },
  requests: ['GET /', 'GET /?user=ann', 'GET /own'],
});
