import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

app.delete('/books/:id', (req, res) => {
  if (!/^\\d+$/.test(req.params.id)) return res.status(400).json({ message: 'Invalid ID' });
  try {
    db.find(req.params.id, function (err, book) {
      if (err) return res.status(500).json({ message: err.message });
      if (!book) {
        return res.status(404).json({ message: 'No book' });
      } else {
        db.remove(book.id, function (err) {
          if (err) {
            return res.status(500).json({ message: err.message });
          }
          return res.json({ removed: book.id });
        });
      }
    });
  } catch (err) {
    return res.status(503).json({ message: err.message });
  }
});

module.exports = app;
`,
  files: {
    'db.js': `
const books = new Map([['1', { id: '1' }], ['2', { id: '2' }]]);

exports.find = (id, callback) => {
  if (id === '500') throw new Error('not connected');
  setImmediate(() => callback(null, books.get(id)));
};
exports.remove = (id, callback) => setImmediate(() => callback(books.delete(id) && id === '2' ? new Error('locked') : null));
`,
  },
  requests: [
    'DELETE /books/1',
    'DELETE /books/1',
    'DELETE /books/2',
    'DELETE /books/x',
    'DELETE /books/500',
  ],
});
