import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { body, query } = require('express-validator');
const validate = require('./middlewares/validate');
const app = express();

app.use(express.json());

app.post('/users', body('email').isEmail().normalizeEmail(), body('age').toInt(), validate, (req, res) => {
  res.status(201).json({ email: req.body.email, age: req.body.age });
});
app.get('/users', [query('page').optional().isInt()], validate, (req, res) => res.json({ page: req.query.page }));

module.exports = app;
`,
  files: {
    'middlewares/validate.js': `
const { validationResult } = require('express-validator');

module.exports = (req, res, next) => {
  const errors = validationResult(req);
  if (errors.isEmpty()) return next();
  res.status(422).json({ errors: errors.array().map(({ msg, path }) => ({ msg, path })) });
};
`,
  },
  requests: [
    { method: 'POST', path: '/users', body: { email: 'Ann@Example.COM', age: '41' } },
    { method: 'POST', path: '/users', body: { email: 'nobody' } },
    { method: 'POST', path: '/users' },
    'GET /users?page=2',
    'GET /users?page=two',
    'GET /users',
  ],
});
