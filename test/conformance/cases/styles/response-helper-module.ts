import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const apiResponse = require('./helpers/apiResponse');
const books = require('./books');
const app = express();

app.get('/books', [
  (req, res) => {
    try {
      books.find({}).then((found) => {
        if (found.length > 0) {
          return apiResponse.successResponseWithData(res, 'Operation success', found);
        } else {
          return apiResponse.successResponseWithData(res, 'Operation success', []);
        }
      });
    } catch (err) {
      //throw error in json response with status 500.
      return apiResponse.ErrorResponse(res, err);
    }
  },
]);

app.get('/books/:id', [
  function (req, res) {
    if (!/^\\d+$/.test(req.params.id)) {
      return apiResponse.successResponseWithData(res, 'Operation success', {});
    }
    try {
      books.findOne(req.params.id).then((book) => {
        if (book !== null) {
          return apiResponse.successResponseWithData(res, 'Operation success', book);
        } else {
          return apiResponse.notFoundResponse(res, 'No book');
        }
      });
    } catch (err) {
      return apiResponse.ErrorResponse(res, err);
    }
  },
]);

module.exports = app;
`,
  files: {
    'helpers/apiResponse.js': `
exports.notFoundResponse = function (res, msg) {
  var data = {
    status: 0,
    message: msg,
  };
  return res.status(404).json(data);
};

exports.successResponseWithData = function (res, msg, data) {
  var resData = {
    status: 1,
    message: msg,
    data: data,
  };
  return res.status(200).json(resData);
};

exports.ErrorResponse = function (res, msg) {
  return res.status(500).json({ status: 0, message: msg });
};
`,
    'books.js': `
exports.find = async () => [{ id: 1 }];
exports.findOne = async (id) => (id === '1' ? { id: 1 } : null);
`,
  },
  requests: [
    'GET /books',
    'GET /books/1',
    'GET /books/2',
    'GET /books/x',
  ],
});
