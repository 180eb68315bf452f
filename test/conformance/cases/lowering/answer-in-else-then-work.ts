import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const log = [];

app.get('/item/:id', (req, res) => {
  if (req.params.id === '0') {
    res.status(404).json({ error: 'none' });
  } else {
    res.json({ id: req.params.id });
  }
  log.push(req.params.id);
});
app.get('/log', (req, res) => res.json(log));

module.exports = app;
`,
  requests: [
    'GET /item/0',
    'GET /item/4',
    'GET /log',
  ],
});
