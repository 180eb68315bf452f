import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 app.render'],
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

app.get('/mail', (req, res, next) => {
  app.render('plain', { title: 'Mail' }, (err, html) => (err ? next(err) : res.json({ html })));
});

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
  requests: ['GET /mail'],
});
