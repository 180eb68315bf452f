import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: engine and directories', '1 views and view engine'],
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

app.get('/', (req, res) => res.render('plain', { title: 'Home' }));
app.get('/ext', (req, res) => res.render('plain.tpl', { title: 'Ext' }));
app.get('/admin', (req, res) => res.status(201).render('admin', { title: 'Index' }));
app.get('/typed', (req, res) => res.type('xml').render('plain', { title: 'Typed' }));
app.get('/api', (req, res) => res.json({ api: true }));

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
  requests: ['GET /', 'GET /ext', 'GET /admin', 'GET /typed', 'GET /api'],
});
