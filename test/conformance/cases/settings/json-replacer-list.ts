import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 json replacer', '1 json spaces'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('json replacer', ['id', 'name']);
app.set('json spaces', '\\t');

app.get('/', (req, res) => res.json({ id: 1, name: 'Ann', hash: 'x' }));
app.get('/sent', (req, res) => res.send([{ id: 2, hash: 'y' }]));

module.exports = app;
`,
  requests: ['GET /', 'GET /sent'],
});
