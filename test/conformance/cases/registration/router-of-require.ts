import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/books', require('./routes/books'));

module.exports = app;
`,
  files: {
    'routes/books.js': `
const router = require('express').Router();

const books = [
  { id: 1, title: 'Dune' },
  { id: 2, title: 'Solaris' },
];

router.get('/', (req, res) => {
  res.json(books);
});

router.get('/:id', (req, res) => {
  const book = books.find((b) => b.id === Number(req.params.id));
  if (!book) return res.status(404).json({ message: 'No such book' });
  res.json(book);
});

module.exports = router;
`,
  },
  requests: ['GET /books', 'GET /books/2', 'GET /books/9'],
});
