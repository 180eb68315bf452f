import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const gate = (req, res, next) => {
  const age = Number(req.query.age);
  if (age >= 18) {
    next();
  }
  if (age < 18) {
    res.status(403).json({ error: 'too young', age });
  }
  if (Number.isNaN(age)) {
    res.status(400).json({ error: 'age?' });
  }
};

app.get('/bar', gate, (req, res) => res.json({ served: true }));

module.exports = app;
`,
  requests: [
    'GET /bar?age=20',
    'GET /bar?age=7',
    'GET /bar',
  ],
});
