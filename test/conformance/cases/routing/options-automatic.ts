import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  covers: ['5 OPTIONS lists the methods'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/things', (req, res) => res.json([]));
app.post('/things', (req, res) => res.status(201).json({}));
app.delete('/things', (req, res) => res.sendStatus(204));

module.exports = app;
`,
  requests: ['OPTIONS /things'],
});
