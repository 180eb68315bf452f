import { defineCase } from '../../case.js';

/** Validators that code of the app runs, beside a guard that is native. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { body, query } = require('express-validator');
const { ensureKey, validate } = require('./middleware');
const app = express();

app.use(express.json());

const forUser = [body('email').isEmail().normalizeEmail(), body('age').optional().toInt()];
app.post('/users', ensureKey, validate(forUser), (req, res) => res.status(201).json(req.body));
app.get('/users', validate([query('page').optional().isInt().toInt()]), (req, res) => res.json({ page: req.query.page || 1 }));

module.exports = app;
`,
  files: {
    'middleware.js': `
const { validationResult } = require('express-validator');

exports.ensureKey = (req, res, next) => {
  if (req.get('x-key') !== 'k') return res.status(401).json({ error: 'key' });
  next();
};

exports.validate = (validations) => async (req, res, next) => {
  await Promise.all(validations.map((validation) => validation.run(req)));
  const errors = validationResult(req);
  if (errors.isEmpty()) return next();
  res.status(422).json({ errors: errors.array().map((one) => one.path) });
};
`,
  },
  requests: [
    { method: 'POST', path: '/users', body: { email: 'a@b.de' } },
    { method: 'POST', path: '/users', headers: { 'x-key': 'k' }, body: { email: 'ANN@Example.com', age: '4' } },
    { method: 'POST', path: '/users', headers: { 'x-key': 'k' }, body: { email: 'x' } },
    'GET /users?page=2',
    'GET /users?page=b',
  ],
});
