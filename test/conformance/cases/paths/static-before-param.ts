import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/me', (req, res) => res.json({ who: 'me' }));
app.get('/users/:id', (req, res) => res.json({ who: req.params.id }));

module.exports = app;
`,
  requests: ['GET /users/me', 'GET /users/5'],
});
