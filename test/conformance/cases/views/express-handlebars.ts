import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const { engine } = require('express-handlebars');
app.engine('handlebars', engine({ helpers: { loud: (text) => \`\${text}!\` } }));
app.set('view engine', 'handlebars');

app.get('/', (req, res) => res.render('home', { name: 'ann' }));
app.get('/plain', (req, res) => res.render('home', { name: 'ann', layout: false }));
app.get('/own', (req, res) => {
  res.render('home', { name: 'bob', helpers: { loud: (text) => \`\${text}?\` } });
});

module.exports = app;
`,
  files: {
    'views/layouts/main.handlebars': `
<main>{{{body}}}</main>
`,
    'views/partials/name.handlebars': `
<i>{{name}}</i>
`,
    'views/home.handlebars': `
{{> name}} {{loud name}}
`,
  },
  requests: ['GET /', 'GET /plain', 'GET /own'],
});
