import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

function validateUser(body) {
  const errors = [];
  if (typeof body.name !== 'string' || body.name.trim() === '') errors.push({ field: 'name', message: 'required' });
  if (!/^\\S+@\\S+\\.\\S+$/.test(body.email ?? '')) errors.push({ field: 'email', message: 'invalid' });
  if (body.age !== undefined && !Number.isInteger(body.age)) errors.push({ field: 'age', message: 'not a whole number' });
  return errors;
}

app.post('/users', (req, res) => {
  const errors = validateUser(req.body);
  if (errors.length > 0) return res.status(422).json({ errors });
  res.status(201).json({ name: req.body.name.trim(), email: req.body.email.toLowerCase() });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: {} },
    { method: 'POST', path: '/users', body: { name: ' Ann ', email: 'ANN@example.com' } },
    { method: 'POST', path: '/users', body: { name: 'Ann', email: 'nope', age: 1.5 } },
  ],
});
