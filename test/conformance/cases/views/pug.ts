import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'pug');
app.locals.site = 'Shop';

app.get('/', (req, res) => {
  res.render('home', { items: ['a', '<b>'] });
});
app.get('/broken', (req, res) => res.render('broken'));

app.use((err, req, res, next) => {
  res.status(500).json({ message: err.message.split('\\n').at(-1) });
});

module.exports = app;
`,
  files: {
    'views/layout.pug': `
doctype html
html
  head
    title= site
  body
    block content
`,
    'views/home.pug': `
extends layout
include mixins/item
block content
  ul
    each item in items
      +item(item)
`,
    'views/mixins/item.pug': `
mixin item(text)
  li= text
`,
    'views/broken.pug': `
p= nothing.at.all
`,
  },
  requests: ['GET /', 'GET /broken'],
});
