import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const createBookController = require('./controllers/books');
const createBookService = require('./services/books');

const app = express();
app.use(express.json());

const controller = createBookController({ service: createBookService(), maxTitle: 12 });

app.get('/books', controller.list);
app.post('/books', controller.add);

module.exports = app;
`,
  files: {
    'services/books.js': `
module.exports = function createBookService() {
  const books = [];

  return {
    all: () => books,
    add(title) {
      const book = { id: books.length + 1, title };
      books.push(book);
      return book;
    },
  };
};
`,
    'controllers/books.js': `
module.exports = function createBookController({ service, maxTitle }) {
  const list = (req, res) => {
    res.json({ data: service.all() });
  };

  const add = (req, res) => {
    if (req.body.title.length > maxTitle) return res.status(400).json({ error: 'title too long' });
    res.status(201).json({ data: service.add(req.body.title) });
  };

  return { list, add };
};
`,
  },
  requests: [
    'GET /books',
    { method: 'POST', path: '/books', body: { title: 'Ubik' } },
    { method: 'POST', path: '/books', body: { title: 'A very long title' } },
    'GET /books',
  ],
});
