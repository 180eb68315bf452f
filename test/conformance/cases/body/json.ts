import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/users', (req, res) => {
  const { name, age } = req.body;
  res.status(201).json({ name, age, adult: age >= 18 });
});

app.put('/users/:id', (req, res) => res.json({ id: req.params.id, ...req.body }));
app.patch('/users/:id', (req, res) => res.json({ changed: Object.keys(req.body) }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/users', body: { name: 'Ann', age: 30 } },
    { method: 'PUT', path: '/users/3', body: { name: 'Bo' } },
    { method: 'PATCH', path: '/users/3', body: { age: 31, city: 'Oslo' } },
    { method: 'POST', path: '/users', body: { name: 'Zoë ☃', age: 1 } },
  ],
});
