import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.2',
  covers: ['2.2 4: optional and repeated letters, groups'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/colou?r', (req, res) => res.send('color'));
app.get('/(jpg|png)/:name', (req, res) => res.json({ name: req.params.name }));

module.exports = app;
`,
  requests: ['GET /color', 'GET /colour', 'GET /colouur', 'GET /jpg/a', 'GET /gif/a'],
});
