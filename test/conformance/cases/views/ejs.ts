import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  covers: ['12 render: engine and directories'],
  expect: 'native',
  app: `
const path = require('path');
const express = require('express');
const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
const books = [{ id: 1, title: 'A & B' }, { id: 2, title: 'C' }];

app.get('/', (req, res) => {
  res.render('index', { title: 'Books', books });
});
app.get('/books/:id', (req, res) => {
  const book = books.find((one) => one.id === Number(req.params.id));
  if (!book) return res.status(404).render('missing', { id: req.params.id });
  res.render('books/show', { book });
});
app.get('/about', (req, res) => res.render('about.ejs'));
app.get('/folder', (req, res) => res.render('books', { count: books.length }));

module.exports = app;
`,
  files: {
    'views/index.ejs': `
<%- include('partials/head', { title }) %>
<ul><% for (const book of books) { %><li><%= book.title %></li><% } %></ul>
`,
    'views/partials/head.ejs': `
<title><%= title %></title>
`,
    'views/books/show.ejs': `
<%- include('../partials/head', { title: book.title }) %><p><%- book.title %></p>
`,
    'views/books/index.ejs': `
<p><%= count %> books</p>
`,
    'views/missing.ejs': `
<p>No book <%= id %></p>
`,
    'views/about.ejs': `
<p>äöü</p>
`,
  },
  requests: ['GET /', 'GET /books/1', 'GET /books/9', 'GET /about', 'GET /folder', 'HEAD /', 'HEAD /books/9'],
});
