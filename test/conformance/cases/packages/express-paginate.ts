import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const paginate = require('express-paginate');
const app = express();

app.use(paginate.middleware(2, 5));
app.get('/users', (req, res) => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  res.json({ query: req.query, skip: req.skip, list: all.slice(req.skip, req.skip + Number(req.query.limit)), next: res.locals.paginate.hasNextPages(3) });
});

module.exports = app;
`,
  requests: [
    'GET /users',
    'GET /users?page=2',
    'GET /users?page=3&limit=9&sort=name',
  ],
});
