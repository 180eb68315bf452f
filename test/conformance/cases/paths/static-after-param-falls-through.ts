import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  covers: ['2.1 order of declaration decides', '5 handlers over several calls and routers'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/users/:id', (req, res, next) => {
  if (req.params.id === 'new') return next();
  res.json({ id: req.params.id });
});
app.get('/users/new', (req, res) => res.json({ form: true }));

module.exports = app;
`,
  requests: ['GET /users/7', 'GET /users/new'],
});
