import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'bridged',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
const nunjucks = require('nunjucks');
nunjucks.configure(path.join(__dirname, 'views'), { autoescape: true, express: app });
app.set('view engine', 'njk');

app.get('/', (req, res) => res.render('home', { name: '<b>' }));

module.exports = app;
`,
  files: {
    'views/layout.njk': `
<html>{% block body %}{% endblock %}</html>
`,
    'views/home.njk': `
{% extends 'layout.njk' %}{% block body %}{{ name }}{% endblock %}
`,
  },
  requests: ['GET /'],
});
