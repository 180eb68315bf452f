import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const app = express();
app.use(express.json());

function validate(name, property = 'body') {
  return (req, res, next) => {
    const value = req[property];
    if (value && value[name]) return next();
    res.status(422).json({ property, missing: name });
  };
}

app.get('/books', validate('page', 'query'), (req, res) => res.json({ page: req.query.page }));
app.post('/books/:id', validate('id', 'params'), validate('title'), validate('x-key', 'headers'), (req, res) => {
  res.json({ id: req.params.id, title: req.body.title });
});

module.exports = app;
`,
  requests: [
    'GET /books', 'GET /books?page=2',
    { method: 'POST', path: '/books/1', body: {} }, { method: 'POST', path: '/books/1', body: { title: 'Emma' } },
    { method: 'POST', path: '/books/1', headers: { 'x-key': '1' }, body: { title: 'Emma' } },
  ],
});
