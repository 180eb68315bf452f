import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const hbs = require('hbs');
app.set('view engine', 'hbs');
hbs.registerPartials(path.join(__dirname, 'views/partials'));
hbs.registerHelper('shoutHbs', (text) => text.toUpperCase());

app.get('/', (req, res) => res.render('index', { name: 'ann' }));
app.get('/bare', (req, res) => res.render('index', { name: 'bob', layout: false }));

module.exports = app;
`,
  files: {
    'views/layout.hbs': `
<html>{{{body}}}</html>
`,
    'views/index.hbs': `
{{> hbsCaseHello}} {{shoutHbs name}}
`,
    'views/partials/hbsCaseHello.hbs': `
<b>Hello {{name}}</b>
`,
  },
  requests: ['GET /', 'GET /bare'],
});
