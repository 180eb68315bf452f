import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const nunjucks = require('nunjucks');
const env = nunjucks.configure(path.join(__dirname, 'views'), { autoescape: true });
env.addFilter('shout', (text) => text.toUpperCase());
app.engine('njk', (file, locals, done) => env.render(file, locals, done));
app.set('view engine', 'njk');

app.get('/', (req, res) => res.render('home', { name: '<b>' }));

module.exports = app;
`,
  files: {
    'views/layout.njk': `
<html>{% block body %}{% endblock %}</html>
`,
    'views/home.njk': `
{% extends 'layout.njk' %}{% block body %}{{ name | shout }}{% endblock %}
`,
  },
  requests: ['GET /'],
});
