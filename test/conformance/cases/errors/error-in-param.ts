import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const books = new Map([['1', 'a book']]);

app.param('book', (req, res, next, id) => {
  const found = books.get(id);
  if (!found) return next(Object.assign(new Error('no book ' + id), { status: 404 }));
  req.book = found;
  next();
});
app.get('/books/:book', (req, res) => res.json({ book: req.book }));
app.get('/books/:book/pages', (req, res) => res.json({ pages: req.book.length }));
app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /books/1',
    'GET /books/2',
    'GET /books/2/pages',
  ],
});
