import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/convert', (req, res) => {
  const fail = (message) => res.status(400).json({ error: message });
  const done = (value) => {
    res.json({ value });
  };

  const celsius = Number(req.query.c);
  if (!req.query.c) return fail('c is required');
  if (Number.isNaN(celsius)) return fail('c must be a number');
  done(celsius * 1.8 + 32);
});

module.exports = app;
`,
  requests: ['GET /convert', 'GET /convert?c=x', 'GET /convert?c=20'],
});
