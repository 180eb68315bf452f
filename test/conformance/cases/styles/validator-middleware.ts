import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { body, param, validationResult } = require('express-validator');
const app = express();
app.use(express.json());

const validate = (req, res, next) => {
  const errors = validationResult(req);
  if (errors.isEmpty()) {
    return next();
  }
  const extractedErrors = [];
  errors.array().map((err) => extractedErrors.push({ [err.path]: err.msg }));

  return res.status(422).json({ errors: extractedErrors });
};

app.put('/users/:id', param('id').isInt().toInt(), body('age').isInt({ min: 18 }), validate, (req, res) => {
  res.json({ id: req.params.id, age: req.body.age });
});

module.exports = app;
`,
  requests: [
    { method: 'PUT', path: '/users/1', body: { age: 20 } },
    { method: 'PUT', path: '/users/x', body: { age: 3 } },
  ],
});
