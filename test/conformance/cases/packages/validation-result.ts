import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { body, param, validationResult, matchedData } = require('express-validator');
const app = express();

app.use(express.json());

app.post('/users', [body('email').isEmail(), body('age').optional().toInt()], (req, res) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) {
    return res.status(400).json({ errors: errors.array().map((one) => one.msg) });
  }
  res.status(201).json({ body: req.body, data: matchedData(req) });
});
app.put('/users/:id', param('id').isInt().toInt(), (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(422);
  res.json({ id: req.params.id, type: typeof req.params.id });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { email: 'ann@example.com', age: '41', other: 1 } },
    { method: 'POST', path: '/users', body: { email: 'nobody' } },
    { method: 'PUT', path: '/users/7' },
    { method: 'PUT', path: '/users/x' },
  ],
});
