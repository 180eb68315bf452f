import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const _ = require('./lodash');
const app = express();
app.use(express.json());

app.get('/books', (req, res) => {
  const books = [{ id: 1, title: 'Emma', secret: 'x' }];
  res.json(books.map((book) => _.pick(book, ['id', 'title'])));
});
app.post('/books', (req, res) => res.status(201).json(_.pick(req.body, ['title'])));

module.exports = app;
`,
  files: { 'lodash.js': 'exports.pick = (value, names) => Object.fromEntries(names.filter((name) => name in value).map((name) => [name, value[name]]));\n' },
  requests: ['GET /books', { method: 'POST', path: '/books', body: { title: 'Emma', other: 1 } }],
});
