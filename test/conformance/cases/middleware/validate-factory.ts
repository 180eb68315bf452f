import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { validate, rules } = require('./validate');
const app = express();

app.use(express.json());

app.post('/products', validate({ name: rules.string, price: rules.positive }), (req, res) => {
  res.status(201).json(req.body);
});

module.exports = app;
`,
  files: {
    'validate.js': `
const rules = {
  string: (value) => (typeof value === 'string' && value ? null : 'must be a non-empty string'),
  positive: (value) => (typeof value === 'number' && value > 0 ? null : 'must be a positive number'),
};

const validate = (schema) => (req, res, next) => {
  const errors = {};
  for (const [field, rule] of Object.entries(schema)) {
    const problem = rule(req.body[field]);
    if (problem) errors[field] = problem;
  }
  if (Object.keys(errors).length) return res.status(400).json({ errors });
  next();
};

module.exports = { validate, rules };
`,
  },
  requests: [
    { method: 'POST', path: '/products', body: { name: 'Lamp', price: 20 } },
    { method: 'POST', path: '/products', body: { name: '', price: -1 } },
    { method: 'POST', path: '/products', body: { name: 'Desk' } },
  ],
});
