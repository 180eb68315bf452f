import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/register', (req, res) => {
  const { name } = req.body;
  if (!name) {
    res.status(400);
    throw new Error('Please add a name');
  }
  res.status(201).json({ name });
});

const errorHandler = (err, req, res, next) => {
  const statusCode = res.statusCode ? res.statusCode : 500;
  res.status(statusCode);
  res.json({ message: err.message });
};

app.use(errorHandler);

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/register', body: { name: 'Ann' } },
    { method: 'POST', path: '/register', body: {} },
  ],
});
