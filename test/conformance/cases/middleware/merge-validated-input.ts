import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const pick = (object, keys) =>
  keys.reduce((result, key) => {
    if (object && Object.prototype.hasOwnProperty.call(object, key)) result[key] = object[key];
    return result;
  }, {});

const paginate = (req, res, next) => {
  const options = pick(req.query, ['page', 'limit']);
  req.pagination = { page: Number(options.page ?? 1), limit: Number(options.limit ?? 20) };
  next();
};

app.get('/logs', paginate, (req, res) => res.json(req.pagination));

module.exports = app;
`,
  requests: ['GET /logs', 'GET /logs?page=3&limit=5&other=1'],
});
