import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { body, validationResult } = require('express-validator');
const app = express();
app.use(express.json());

const validate = (validations) => {
  return async (req, res, next) => {
    await Promise.all(validations.map((validation) => validation.run(req)));

    const errors = validationResult(req);
    if (errors.isEmpty()) {
      return next();
    }

    res.status(422).json({ errors: errors.array() });
  };
};

app.post('/login', validate([body('user').isString().trim(), body('pass').isLength({ min: 3 })]), (req, res) => {
  res.json({ user: req.body.user });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/login', body: { user: ' ann ', pass: 'abc' } },
    { method: 'POST', path: '/login', body: { user: 1, pass: 'a' } },
  ],
});
