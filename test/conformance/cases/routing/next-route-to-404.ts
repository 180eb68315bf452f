import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ["3 next('route')", '3 falling off the end is a 404'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const onlyNumbers = (req, res, next) => (/^\\d+$/.test(req.params.id) ? next() : next('route'));

app.get('/n/:id', onlyNumbers, (req, res) => res.json({ n: req.params.id }));
app.use((req, res) => res.status(404).json({ error: 'not found' }));

module.exports = app;
`,
  requests: ['GET /n/1', 'GET /n/x'],
});
