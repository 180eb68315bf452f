import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const { body, validationResult } = require('express-validator');
const app = express();

class ValidationFailed extends Error {
  constructor(errors) {
    super('validation failed');
    this.errors = errors;
  }
}
const check = (req, res, next) => {
  const result = validationResult(req);
  if (result.isEmpty()) return next();
  next(new ValidationFailed(result.array({ onlyFirstError: true }).map(({ path, msg }) => ({ path, msg }))));
};

app.use(express.json());
app.post('/users', body('email').isEmail(), body('age').optional().isInt({ min: 1 }), check, (req, res) => res.status(201).json({ email: req.body.email }));
app.use((err, req, res, next) => {
  if (err instanceof ValidationFailed) return res.status(422).json({ errors: err.errors });
  next(err);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { email: 'a@b.example' } },
    { method: 'POST', path: '/users', body: { email: 'x', age: 0 } },
    { method: 'POST', path: '/users', body: {} },
  ],
});
