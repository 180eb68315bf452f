import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const advancedResults = require('./middleware/advancedResults');
const books = require('./books');
const app = express();

app.get('/books', advancedResults(books), (req, res) => {
  res.status(200).json(res.advancedResults);
});
app.get('/authors/:author/books', advancedResults(books), (req, res) => {
  if (req.params.author !== 'all') {
    return res.status(200).json({ author: req.params.author, count: res.advancedResults.count });
  } else {
    res.status(200).json(res.advancedResults);
  }
});

module.exports = app;
`,
  files: {
    'middleware/advancedResults.js': `
const advancedResults = (model) => async (req, res, next) => {
  const reqQuery = { ...req.query };
  const removeFields = ['page', 'limit'];

  // Not part of the search
  removeFields.forEach((param) => delete reqQuery[param]);

  const results = await model.find(reqQuery);
  const page = parseInt(req.query.page, 10) || 1;

  res.advancedResults = { success: true, count: results.length, page, data: results };

  next();
};

module.exports = advancedResults;
`,
    'books.js': `
const all = [{ title: 'Emma', genre: 'novel' }, { title: 'Faust', genre: 'play' }];

exports.find = async (query) => all.filter((book) => Object.keys(query).every((key) => book[key] === query[key]));
`,
  },
  requests: [
    'GET /books',
    'GET /books?genre=play&page=2',
    'GET /authors/all/books',
    'GET /authors/austen/books',
  ],
});
