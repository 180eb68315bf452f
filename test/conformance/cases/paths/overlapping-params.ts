import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/:section/latest', (req, res) => res.json({ route: 'latest', section: req.params.section }));
app.get('/news/:id', (req, res) => res.json({ route: 'news', id: req.params.id }));

module.exports = app;
`,
  requests: ['GET /news/latest', 'GET /sport/latest', 'GET /news/1'],
});
